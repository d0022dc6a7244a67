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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** TCP over the loopback, without Nagle's delay. A file tells the sender the port. */
public final class TcpLoopback implements Transport {

    @Override
    public String name() {
        return "TCP loopback";
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public Receiver receiver(Channel channel) {
        try {
            ServerSocketChannel listener = ServerSocketChannel.open();
            listener.bind(address(0));
            tellPort(channel, listener.socket().getLocalPort());
            return new SocketReceiver(listener, channel.largest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        Path file = portFile(channel);
        Arrival.await(file, () -> Files.exists(file) ? file : null);
        try {
            SocketChannel connection = SocketChannel.open(address(Integer.parseInt(Files.readString(file))));
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection.configureBlocking(false);
            return new FrameSender(connection, FrameBuffer.allocate(channel.largest()), channel.largest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Moves the file to its place, so that nobody reads half a number. */
    private static void tellPort(Channel channel, int port) throws IOException {
        Path written = Files.writeString(channel.file(".port-written"), Integer.toString(port));
        Files.move(written, portFile(channel), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path portFile(Channel channel) {
        return channel.file(".port");
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
