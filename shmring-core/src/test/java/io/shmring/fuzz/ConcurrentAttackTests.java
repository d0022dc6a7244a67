/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Garbage at moments that nobody chooses: while a producer and a consumer are within their calls. */
@Timeout(120)
class ConcurrentAttackTests {

    private static final int CAPACITY = 4096;
    private static final long ATTACK = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final Duration SHORT = Duration.ofMillis(3);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private final AtomicBoolean stop = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneProducerAndItsConsumerGoOnWithinTheirDeadlines(long seed) throws InterruptedException {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, options())) {
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            attack(seed, List.of("ring"), producer(producer), consumer(consumer));
            producer.close();
            consumer.close();
            ring.consumer().skipToHead(0); // it may be full of what nobody has read
            assertThat(ring.producer().offer(ByteBuffer.allocate(8))).isTrue();
        }
        assertThat(SpscShm.unlink("ring", options())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void aSystemOfManyGoesOnWithinItsDeadlines(long seed) throws InterruptedException {
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, CAPACITY, options());
                MpscProducer first = MpscProducer.connect("many", 0, options());
                MpscProducer second = MpscProducer.connect("many", 1, options())) {
            attack(
                    seed,
                    List.of("many_doorbell", "many_ring_0", "many_ring_1"),
                    producer(first),
                    producer(second),
                    consumer(consumer));
        }
        assertThat(MpscConsumer.unlink("many", options())).isTrue();
        assertThat(this.directory.files()).isEmpty();
    }

    /** One ring is spoilt all the time; what goes through the other one is complete and in order. */
    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void theOthersMessagesComeCompleteAndInOrder(long seed) throws InterruptedException {
        long[] sent = {0};
        long[] received = {0};
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, CAPACITY, options());
                MpscProducer bad = MpscProducer.connect("many", 0, options());
                MpscProducer good = MpscProducer.connect("many", 1, options())) {
            ByteBuffer message = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            Worker sender = new Worker(
                    () -> {
                        boolean done = good.offer(message.putLong(0, sent[0]));
                        sent[0] += done ? 1 : 0;
                        return done || good.waitForSpace(16, SHORT) ? 1 : 0;
                    },
                    () -> {},
                    this.stop);
            Worker receiver = new Worker(
                    () -> consumer.poll(
                            (payload, record) -> {
                                if (record.producer() == 1 && payload.getLong() != received[0]++) {
                                    throw new AssertionError("message " + received[0] + " of the other ring is wrong");
                                }
                            },
                            100),
                    () -> consumer.skipToHead(0),
                    this.stop);
            attack(seed, List.of("many_ring_0"), producer(bad), sender, receiver);
            assertThat(sender.failures()).isZero();
            assertThat(consumer.isQuarantined(1)).isFalse();
            while (received[0] < sent[0]) {
                receiver.playOnce();
            }
            assertThat(consumer.available(1)).isZero();
            assertThat(sent[0]).isEqualTo(received[0]).isPositive();
        }
    }

    // ---- the parts

    private Worker producer(ShmProducer producer) {
        ByteBuffer message = ByteBuffer.allocate(200);
        return new Worker(
                () -> {
                    ByteBuffer region = producer.claim(40);
                    if (region != null) {
                        region.putLong(1);
                        producer.publish(8);
                    }
                    boolean sent = producer.offer(message);
                    return sent || producer.waitForSpace(200, SHORT) ? 1 : 0;
                },
                () -> {
                    producer.suspend();
                    producer.resume();
                },
                this.stop);
    }

    private Worker consumer(ShmConsumer consumer) {
        return new Worker(
                () -> {
                    consumer.waitForData(SHORT);
                    ByteBuffer view = consumer.peek();
                    if (view != null) {
                        assertThat(view.remaining()).isLessThan(CAPACITY / 2);
                        assertThat(consumer.record().correlation()).isZero();
                        consumer.release();
                    }
                    return consumer.poll(
                            (payload, record) -> assertThat(payload.limit()).isLessThanOrEqualTo(CAPACITY), 100);
                },
                () -> {
                    for (int i = 0; i < consumer.producers(); i++) {
                        consumer.skipToHead(i);
                    }
                    consumer.suspend();
                    consumer.resume();
                },
                this.stop);
    }

    private void attack(long seed, List<String> victims, Worker... workers) throws InterruptedException {
        List<RingFile> files = victims.stream()
                .map(name -> RingFile.map(this.directory.resolve(name)))
                .toList();
        List<Thread> threads =
                Stream.of(workers).map(worker -> new Thread(worker, "worker")).toList();
        Thread vandal = new Thread(new Vandal(seed, files, CAPACITY, ATTACK), "vandal");
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
        vandal.start();
        while (vandal.isAlive()) {
            vandal.join(20);
            for (Worker worker : workers) {
                worker.assertAlive();
            }
        }
        this.stop.set(true);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(thread.isAlive()).as("a worker hangs").isFalse();
        }
        for (Worker worker : workers) {
            worker.assertAlive();
        }
        assertThat(Stream.of(workers).mapToLong(Worker::messages).sum())
                .as("messages in spite of the attack")
                .isPositive();
        assertThat(Stream.of(workers).mapToLong(Worker::failures).sum())
                .as("the attack was noticed")
                .isPositive();
    }

    private ShmOptions options() {
        return this.directory
                .builder()
                .openTimeout(Duration.ofMillis(100))
                .spin(Duration.ZERO)
                .build();
    }
}
