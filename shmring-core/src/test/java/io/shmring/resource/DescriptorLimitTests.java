/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmLimitException;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.JvmCommand;
import io.shmring.testing.RingDirectory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A process at its limit on open files: whatever is tried with no descriptor to spare, with one, with two and so on until it
 * succeeds is refused with what to do, keeps no descriptor and leaves no object.
 */
@Timeout(60)
class DescriptorLimitTests {

    private static final int LIMIT = 256;

    /** In an order in which each finds what it needs. */
    static final List<String> OPERATIONS = List.of(
            "create",
            "producer",
            "consumer",
            "use",
            "inspect",
            "connect",
            "openOrCreate",
            "suspend",
            "resume",
            "use",
            "close",
            "unlink",
            "createSystem",
            "connectProducer",
            "useSystem",
            "inspectSystem",
            "suspendSystem",
            "resumeSystem",
            "useSystem",
            "closeSystem",
            "openOrCreateSystem",
            "unlinkSystem");

    /** Need no descriptor. */
    private static final Set<String> FRUGAL =
            Set.of("use", "useSystem", "suspend", "suspendSystem", "close", "closeSystem");

    private static final Set<String> CREATING = Set.of("create", "createSystem");

    @RegisterExtension
    @Order(1)
    final RingDirectory directory = new RingDirectory();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    private ChildJvm child;

    @BeforeEach
    void start() {
        this.child = this.children.start(
                new JvmCommand()
                        .launchedBy("sh", "-c", "ulimit -n " + LIMIT + " && exec \"$@\"", "sh")
                        .with("-XX:-UseContainerSupport"), // its compiler's threads read files of control groups
                // meanwhile
                FewDescriptors.class);
        this.child.call("prepare", this.directory.path()).value();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void everyOperationIsRefusedUntilItHasWhatItNeedsAndThenWorks() {
        for (String operation : OPERATIONS) {
            List<String> before = this.directory.files();
            int free = 0;
            while (!attempt(operation, free)) {
                if (CREATING.contains(operation)) {
                    assertThat(this.directory.files())
                            .as("%s with %d descriptors", operation, free)
                            .isEqualTo(before);
                }
                free++;
            }
            if (FRUGAL.contains(operation)) {
                assertThat(free).as(operation).isZero();
            } else {
                assertThat(free).as(operation).isBetween(1, FewDescriptors.PRODUCERS + 5);
            }
        }
        assertThat(this.directory.files()).isEmpty();
    }

    private boolean attempt(String operation, int free) {
        Answer answer = this.child.call("attempt", operation, free);
        if (answer.succeeded()) {
            return true;
        }
        assertThat(answer.failure().is(ShmLimitException.class))
                .as("%s with %d descriptors: %s", operation, free, answer.failure())
                .isTrue();
        assertThat(answer.failure().message())
                .startsWith("ring '")
                .contains(this.directory.path().toString(), "EMFILE", "ulimit -n");
        return false;
    }
}
