/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.pipe;

import io.shmring.benchmarks.transport.Arrival;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;
import io.shmring.benchmarks.transport.stream.FrameBuffer;
import io.shmring.benchmarks.transport.stream.FrameSender;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A named pipe of the kernel's default size, 64 KiB. One sender: messages above 4 KiB of two would mix. */
public final class NamedPipe implements Transport {

    @Override
    public String name() {
        return "named pipe";
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public Receiver receiver(Channel channel) {
        PipeChannel.make(path(channel));
        return new PipeReceiver(path(channel), channel.largest());
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        Path path = path(channel);
        ByteBuffer buffer = FrameBuffer.allocate(channel.largest());
        PipeChannel pipe = Arrival.await(path, () -> PipeChannel.open(path, LibC.O_WRONLY | LibC.O_NONBLOCK, buffer));
        return new FrameSender(pipe, buffer, channel.largest());
    }

    private static Path path(Channel channel) {
        return channel.file(".pipe");
    }
}
