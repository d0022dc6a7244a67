/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.benchmarks.transport.Arrival;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import org.agrona.IoUtil;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** A ring buffer of Agrona in a mapped file. */
public final class AgronaRing implements Transport {

    /** For one producer. */
    public static final AgronaRing ONE_TO_ONE = new AgronaRing("Agrona OneToOne", OneToOneRingBuffer::new, false);

    /** For many producers. */
    public static final AgronaRing MANY_TO_ONE = new AgronaRing("Agrona ManyToOne", ManyToOneRingBuffer::new, true);

    static final List<String> JVM_FLAGS = List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");

    private final String name;
    private final Function<AtomicBuffer, RingBuffer> ring;
    private final boolean manySenders;

    private AgronaRing(String name, Function<AtomicBuffer, RingBuffer> ring, boolean manySenders) {
        this.name = name;
        this.ring = ring;
        this.manySenders = manySenders;
    }

    @Override
    public String name() {
        return this.name;
    }

    @Override
    public Receiver receiver(Channel channel) {
        Path half = channel.file(".half");
        MappedByteBuffer mapped =
                IoUtil.mapNewFile(half.toFile(), (long) channel.capacity() + RingBufferDescriptor.TRAILER_LENGTH);
        AgronaReceiver receiver = new AgronaReceiver(on(mapped), mapped, channel.largest());
        try {
            Files.move(half, channel.file(".ring"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return receiver;
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        Path file = channel.file(".ring");
        Arrival.await(file, () -> Files.exists(file) ? file : null);
        MappedByteBuffer mapped = IoUtil.mapExistingFile(file.toFile(), channel.name());
        return new AgronaSender(on(mapped), mapped, channel.largest());
    }

    private RingBuffer on(MappedByteBuffer mapped) {
        return this.ring.apply(new UnsafeBuffer(mapped));
    }

    @Override
    public boolean hasManySenders() {
        return this.manySenders;
    }

    @Override
    public List<String> jvmFlags() {
        return JVM_FLAGS;
    }
}
