/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.chronicle;

import io.shmring.benchmarks.transport.Arrival;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/**
 * Chronicle Queue in a tmpfs. It keeps whatever was sent, so a channel needs memory for all messages of its life, and a
 * sender never waits for its receiver.
 */
public final class Chronicle implements Transport {

    /** Mapped at a time; small, so that an idle queue takes little of the tmpfs. */
    private static final long SMALLEST_BLOCK = 1 << 22;

    /** A block holds several messages of the longest kind: Chronicle refuses those above a quarter. */
    private static final long MESSAGES_PER_BLOCK = 8;

    /** A stream of longer ones would fill the memory within seconds. */
    private static final int LONGEST = 4096;

    static {
        // else it reports its use over the network
        System.setProperty("chronicle.analytics.disable", "true");
    }

    @Override
    public String name() {
        return "Chronicle Queue";
    }

    @Override
    public boolean carries(int length) {
        return length <= LONGEST;
    }

    @Override
    public boolean hasManySenders() {
        return true;
    }

    @Override
    public Receiver receiver(Channel channel) {
        return new QueueReceiver(queue(channel), channel.largest());
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        Path metadata = directory(channel).resolve("metadata.cq4t");
        Arrival.await(metadata, () -> Files.exists(metadata) ? metadata : null);
        return new QueueSender(queue(channel), channel.largest());
    }

    /** What Chronicle documents for Java 17, and the switch for its reports. */
    @Override
    public List<String> jvmFlags() {
        return List.of(
                "-Dchronicle.analytics.disable=true",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
                "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
                "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED");
    }

    private static ChronicleQueue queue(Channel channel) {
        return SingleChronicleQueueBuilder.binary(directory(channel))
                .blockSize(Math.max(SMALLEST_BLOCK, MESSAGES_PER_BLOCK * channel.largest()))
                .rollCycle(LargeRollCycles.LARGE_DAILY)
                .build();
    }

    private static Path directory(Channel channel) {
        return channel.file("-chronicle");
    }
}
