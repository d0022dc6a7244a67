/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmOptions;
import io.shmring.ShmRole;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import io.shmring.testing.CProgram;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.JvmCommand;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role is free when the last of its holder is gone: the kernel frees a heap before it frees a lock, and a fork shares one. */
@Timeout(100)
class SlowDeathTests {

    private static final int CAPACITY = 1 << 14;
    private static final long LARGEST_HEAP_MB = 4096;
    private static final long SMALLEST_HEAP_MB = 512;

    /** As docs/wire-format.md places them. */
    private static final long PRODUCER_LOCK = (1L << 62) + 2;

    @RegisterExtension
    @Order(1)
    final RingDirectory directory = new RingDirectory();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void whoComesAtOnceIsRefusedOrWaitsUntilALargeHeapIsGone(String kind) throws IOException {
        create(kind);
        String heap = heapMegabytes() + "m";
        ChildJvm holder = this.children.start(
                new JvmCommand().with("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch"), Peer.class);
        holder.call("options", this.directory.path(), 1000).value();
        holder.call("produce", kind, "ring").value();
        holder.beginKill();
        int refusals = refusals(kind, holder.pid());
        ChildJvm successor = this.children.start(Peer.class);
        successor.call("options", this.directory.path(), 0).value();
        try (ShmRole taken = take(kind, Duration.ofSeconds(30))) {
            assertThat(taken.isOpen()).as("after %d refusals", refusals).isTrue();
            assertThat(successor.call("produce", kind, "ring").failure().is(ShmRoleHeldException.class))
                    .isTrue();
        }
    }

    /** Up to two looks without patience. Either may find the process dead already. */
    private int refusals(String kind, long pid) {
        int refusals = 0;
        for (int i = 0; i < 2; i++) {
            try {
                take(kind, Duration.ZERO).close();
            } catch (ShmRoleHeldException held) {
                assertThat(held).hasMessageContaining("last known pid " + pid);
                assertThat(held.lastKnownPid()).isEqualTo(pid);
                assertThat(held.isHeldByThisProcess()).isFalse();
                refusals++;
            }
        }
        return refusals;
    }

    @Test
    void aChildThatWasForkedWithoutExecKeepsTheRole(@TempDir Path programs) {
        create("spsc");
        Path program = CProgram.compile(Path.of("src/test/c/forked_holder.c"), programs.resolve("forked_holder"));
        ChildProgram parent = this.children.start(new ProcessBuilder(program.toString()));
        long forked = parent.call("hold", this.directory.resolve("ring"), PRODUCER_LOCK)
                .number();
        try {
            parent.kill();
            assertThatCode(() -> take("spsc", Duration.ofMillis(100)))
                    .isInstanceOf(ShmRoleHeldException.class)
                    .hasMessageContaining("role of producer is held by a process that has not said who it is");
        } finally {
            ProcessHandle.of(forked).ifPresent(ProcessHandle::destroyForcibly);
        }
        assertThatCode(() -> take("spsc", Duration.ofSeconds(30)).close()).doesNotThrowAnyException();
    }

    /** A quarter of what is free: others work here, too. */
    private static long heapMegabytes() throws IOException {
        long kilobytes = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        long heap = Math.min(LARGEST_HEAP_MB, kilobytes / 4096);
        Tools.requireRight("2 GB of free memory", heap >= SMALLEST_HEAP_MB);
        return heap;
    }

    private void create(String kind) {
        if (kind.equals("spsc")) {
            SpscShm.create("ring", CAPACITY, this.directory.options()).close();
        } else {
            MpscConsumer.create("ring", 1, CAPACITY, this.directory.options()).close();
        }
    }

    private ShmRole take(String kind, Duration openTimeout) {
        ShmOptions options = this.directory.builder().openTimeout(openTimeout).build();
        return kind.equals("spsc")
                ? SpscShm.connect("ring", options).producer()
                : MpscProducer.connect("ring", 0, options);
    }
}
