/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every transport promises, between two threads. A sender spins for good if its receiver has failed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransportTests {

    private static final int CAPACITY = 1 << 24;
    private static final int MEBIBYTE = 1 << 20;

    private Path directory;

    @BeforeEach
    void createDirectory() throws IOException {
        this.directory = Files.createDirectory(Path.of("/dev/shm", "shmring-test-" + UUID.randomUUID()));
    }

    @AfterEach
    void removeDirectory() throws IOException {
        try (Stream<Path> all = Files.walk(this.directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    static List<Transport> transports() {
        return Transports.all();
    }

    static List<Transport> transportsOfMebibytes() {
        return transports().stream()
                .filter(transport -> transport.carries(MEBIBYTE))
                .toList();
    }

    static List<Transport> wakingTransports() {
        return transports().stream().filter(Transport::wakes).toList();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void messagesOfAllLengthsArriveInOrder(Transport transport) throws Exception {
        int[] lengths =
                IntStream.of(8, 64, 1000, 65536).filter(transport::carries).toArray();

        sendAndReceive(
                transport,
                IntStream.range(0, 2000).map(i -> lengths[i % lengths.length]).toArray());
    }

    @ParameterizedTest
    @MethodSource("transportsOfMebibytes")
    void mebibytesArriveInOrder(Transport transport) throws Exception {
        sendAndReceive(transport, IntStream.generate(() -> MEBIBYTE).limit(40).toArray());
    }

    @ParameterizedTest
    @MethodSource("wakingTransports")
    void awaitSleepsInTheKernelUntilAMessageIsSent(Transport transport) throws Exception {
        Channel channel = channel(64);
        SleepingReceiver receiver = new SleepingReceiver(transport, channel, 3);
        try (Sender sender = transport.sender(channel, 0)) {
            // the later ones find loaded whatever the call needs: nothing else then puts the thread to sleep
            for (int sequence = 0; sequence < 3; sequence++) {
                receiver.untilAsleep();
                assertThat(receiver.sequences()).hasSize(sequence);
                sender.send(sequence, 64);
                sender.flush();
                receiver.untilReceived(sequence + 1);
            }
            receiver.untilEnded();
        }

        assertThat(receiver.sequences()).containsExactly(0L, 1L, 2L);
    }

    private void sendAndReceive(Transport transport, int[] lengths) throws Exception {
        Channel channel = channel(Arrays.stream(lengths).max().orElseThrow());
        CompletableFuture<Received> received =
                CompletableFuture.supplyAsync(() -> receive(transport, channel, lengths.length));
        try (Sender sender = transport.sender(channel, 0)) {
            for (int i = 0; i < lengths.length; i++) {
                sender.send(sequence(i), lengths[i]);
            }
            sender.flush();
            assertThat(received.get().lengths())
                    .containsExactlyElementsOf(Arrays.stream(lengths).boxed().toList());
            assertThat(received.get().sequences())
                    .containsExactlyElementsOf(LongStream.range(0, lengths.length)
                            .map(TransportTests::sequence)
                            .boxed()
                            .toList());
        }
    }

    private static Received receive(Transport transport, Channel channel, int messages) {
        Received received = new Received(new ArrayList<>(), new ArrayList<>());
        try (Receiver receiver = transport.receiver(channel)) {
            int polled = 0;
            while (polled < messages) {
                polled += receiver.poll(received);
                assertThat(received.lengths()).hasSize(polled);
                Thread.onSpinWait();
            }
            assertThat(receiver.poll(received)).isZero();
        }
        return received;
    }

    /** Fills all eight bytes. */
    private static long sequence(long i) {
        return i * 0x9E3779B97F4A7C15L;
    }

    private Channel channel(int largest) {
        return new Channel(this.directory, "a-channel-0", CAPACITY, 1, largest);
    }

    private record Received(List<Long> sequences, List<Integer> lengths) implements Receiver.Sink {

        @Override
        public void onMessage(long sequence, int length) {
            this.sequences.add(sequence);
            this.lengths.add(length);
        }
    }
}
