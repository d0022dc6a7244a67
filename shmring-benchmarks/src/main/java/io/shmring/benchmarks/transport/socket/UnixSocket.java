/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.socket;

import io.shmring.benchmarks.transport.Arrival;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;
import io.shmring.benchmarks.transport.stream.FrameBuffer;
import io.shmring.benchmarks.transport.stream.FrameSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A stream socket of the Unix domain. */
public final class UnixSocket implements Transport {

    @Override
    public String name() {
        return "Unix socket";
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public Receiver receiver(Channel channel) {
        try {
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(file(channel)));
            return new SocketReceiver(listener, channel.largest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        SocketChannel connection = Arrival.await(file(channel), () -> connect(file(channel)));
        return new FrameSender(connection, FrameBuffer.allocate(channel.largest()), channel.largest());
    }

    private static @Nullable SocketChannel connect(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(file));
            connection.configureBlocking(false);
            return connection;
        } catch (ConnectException bound) {
            // the file is there before the receiver listens
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path file(Channel channel) {
        return channel.file(".socket");
    }
}
