/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.Deny;
import io.shmring.testing.RingDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the kernel denies the barrier, the owner's store is volatile, and closing is as safe as with it. */
@Timeout(120)
class WithoutBarrierTests {

    /** Short, since two threads only meet while each has a processor, and many, since not all do. */
    private static final int TRIALS = 12;

    private static final int MEETINGS = 10_000;
    private static final int CLOSINGS = 300;

    private static Deny deny;

    @RegisterExtension
    @Order(1)
    final RingDirectory directory = new RingDirectory();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    @BeforeAll
    static void compile(@TempDir Path programs) {
        deny = Deny.compiledIn(programs);
    }

    @ParameterizedTest
    @ValueSource(ints = {Deny.EPERM, Deny.ENOSYS})
    void ownerAndCloserNeverMissEachOther(int errno) {
        ChildJvm child = this.children.start(deny.jvm(errno, "membarrier"), GuardedProcess.class);
        assertThat(child.call("hasBarrier").isTrue()).isFalse();
        assertThat(child.call("countsOnBarrier").isTrue()).isFalse();
        for (int i = 0; i < TRIALS; i++) {
            assertThat(child.call("missed", MEETINGS).number()).isZero();
        }
    }

    @Test
    void theBarrierIsUsedWhereThereIsOne() {
        ChildJvm child = this.children.start(GuardedProcess.class);
        assertThat(child.call("hasBarrier").isTrue()).isTrue();
        assertThat(child.call("countsOnBarrier").isTrue()).isTrue();
    }

    @Test
    void rolesAtFullSpeedAreClosedWithoutLoss() {
        ChildJvm child = this.children.start(deny.jvm(Deny.ENOSYS, "membarrier"), GuardedProcess.class);
        assertThat(child.call("closeAtFullSpeed", this.directory.path(), CLOSINGS)
                        .number())
                .isPositive();
    }
}
