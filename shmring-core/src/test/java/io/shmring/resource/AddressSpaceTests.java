/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmLimitException;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.Eventually;
import io.shmring.testing.JvmCommand;
import io.shmring.testing.RingDirectory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A process whose address space is limited, by {@code ulimit -v}, opens one ring too many. */
@Timeout(60)
class AddressSpaceTests {

    private static final int CAPACITY = 64 << 20;

    /** A JVM of its own wants about 1 GB. */
    private static final long LIMIT_KB = 3 << 20;

    @RegisterExtension
    @Order(1)
    final RingDirectory directory = new RingDirectory();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    /** Opens the same ring again and again. */
    static final class Opener {

        private final List<SpscShm> opened = new ArrayList<>();

        String open(String directory) {
            this.opened.add(SpscShm.connect(
                    "ring", ShmOptions.builder().directory(Path.of(directory)).build()));
            return "opened";
        }

        boolean use() {
            return this.opened.get(0).producer().offer(ByteBuffer.allocate(8));
        }

        /** Returns how many were closed. */
        int close() {
            int closed = this.opened.size();
            this.opened.forEach(SpscShm::close);
            this.opened.clear();
            System.gc(); // addresses go back when nobody can see them
            return closed;
        }
    }

    @Test
    void oneRingTooManyIsRefusedAndOpensWhenOthersAreGone() {
        SpscShm.create("ring", CAPACITY, this.directory.options()).close();
        ChildJvm child = this.children.start(
                new JvmCommand()
                        .with("-XX:CompressedClassSpaceSize=32m", "-XX:ReservedCodeCacheSize=48m")
                        .launchedBy("sh", "-c", "ulimit -v " + LIMIT_KB + " && exec \"$@\"", "sh"),
                Opener.class);
        int opened = 0;
        Answer last = open(child);
        for (; last.succeeded(); last = open(child)) {
            opened++;
        }
        assertThat(opened).isBetween(2, (int) (LIMIT_KB * 1024 / CAPACITY));
        assertThat(last.failure().is(ShmLimitException.class))
                .as(last.failure().toString())
                .isTrue();
        assertThat(last.failure().message())
                .contains("ring 'ring': ", "mmap of " + (CAPACITY + 256), "ENOMEM", "ulimit -v");
        assertThat(child.call("use").isTrue()).isTrue();
        assertThat(child.call("close").number()).isEqualTo(opened);
        Eventually.isTrue("there are addresses again", () -> open(child).succeeded());
    }

    private Answer open(ChildJvm child) {
        return child.call("open", this.directory.path());
    }
}
