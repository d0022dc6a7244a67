/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each ring carries what it is given, in order. */
@Timeout(20)
class RingTransportTests {

    private static final int MESSAGES = 1000;
    private static final List<Integer> LENGTHS = List.of(8, 64, 1024, 4096, 65_536);
    private static final int LARGEST = 65_536;

    static final List<Transport> TRANSPORTS = List.of(
            new ShmRing(),
            new ShmRingMpsc(),
            new ShmRingBatch(),
            AgronaRing.ONE_TO_ONE,
            AgronaRing.MANY_TO_ONE,
            new AeronIpc());

    static final List<Transport> WAKING =
            TRANSPORTS.stream().filter(Transport::wakes).toList();

    @ParameterizedTest
    @FieldSource("TRANSPORTS")
    void carriesMessagesOfSeveralLengthsInOrder(Transport transport, @TempDir Path directory) {
        Channel channel = new Channel(directory, "channel", 1 << 20, 1, LARGEST);
        List<Long> sequences = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        try (Receiver receiver = transport.receiver(channel)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(transport, channel));
            while (sequences.size() < MESSAGES) {
                int before = sequences.size();
                int received = receiver.poll((sequence, length) -> {
                    sequences.add(sequence);
                    lengths.add(length);
                });
                assertThat(sequences).hasSize(before + received);
            }
            sending.orTimeout(10, TimeUnit.SECONDS).join();
        }
        for (int i = 0; i < MESSAGES; i++) {
            assertThat(sequences.get(i)).isEqualTo(i);
            assertThat(lengths.get(i)).isEqualTo(LENGTHS.get(i % LENGTHS.size()));
        }
    }

    private static void send(Transport transport, Channel channel) {
        try (Sender sender = transport.sender(channel, 0)) {
            for (int i = 0; i < MESSAGES; i++) {
                sender.send(i, LENGTHS.get(i % LENGTHS.size()));
            }
            sender.flush();
        }
    }

    @ParameterizedTest
    @FieldSource("WAKING")
    void wakesAReceiverThatSleeps(Transport transport, @TempDir Path directory) {
        Channel channel = new Channel(directory, "channel", 1 << 20, 1, LARGEST);
        List<Long> sequences = new ArrayList<>();
        try (Receiver receiver = transport.receiver(channel);
                Sender sender = transport.sender(channel, 0)) {
            Thread thread = new Thread(() -> {
                sender.send(7, 8);
                sender.flush();
            });
            CompletableFuture<Integer> awaiting =
                    CompletableFuture.supplyAsync(() -> receiver.await((sequence, length) -> sequences.add(sequence)));
            thread.start();
            assertThat(awaiting.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(1);
            assertThat(sequences).containsExactly(7L);
        }
    }
}
