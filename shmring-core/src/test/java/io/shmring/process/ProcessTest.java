/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.RingNames;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests with several processes share. */
public abstract class ProcessTest {

    private static final ShmOptions PATIENT =
            ShmOptions.builder().openTimeout(Duration.ofSeconds(20)).build();

    private final Deque<Runnable> closers = new ArrayDeque<>();

    @RegisterExtension
    @Order(1)
    protected final RingNames names = new RingNames();

    /** Behind the names: the children are killed before their rings are removed. */
    @RegisterExtension
    @Order(2)
    protected final ChildJvms children = new ChildJvms();

    protected final ChildJvm start() {
        return this.children.start(RingProcess.class);
    }

    /** The kinds are those of {@link RingProcess}. */
    protected static void create(String name, String kind, int producers, long capacity) {
        if (kind.equals("spsc")) {
            SpscShm.create(name, capacity).close();
        } else {
            MpscConsumer.create(name, producers, capacity).close();
        }
    }

    /** A consumer in this process, closed after the test. */
    protected final ShmConsumer consumer(String name, String kind) {
        if (kind.equals("spsc")) {
            return connect(name).consumer();
        }
        MpscConsumer consumer = MpscConsumer.connect(name, PATIENT);
        this.closers.addFirst(consumer::close);
        return consumer;
    }

    /** A producer in this process, closed after the test. */
    protected final ShmProducer producer(String name, String kind) {
        if (kind.equals("spsc")) {
            return connect(name).producer();
        }
        MpscProducer producer = kind.equals("mpsc")
                ? MpscProducer.connect(name, PATIENT)
                : MpscProducer.connect(name, Integer.parseInt(kind.substring("mpsc-".length())), PATIENT);
        this.closers.addFirst(producer::close);
        return producer;
    }

    private SpscShm connect(String name) {
        SpscShm ring = SpscShm.connect(name, PATIENT);
        this.closers.addFirst(ring::close);
        return ring;
    }

    @AfterEach
    final void close() {
        this.closers.forEach(Runnable::run);
    }

    protected static ShmSnapshot snapshot(String name) {
        try (ShmInspector inspector = ShmInspector.open(name)) {
            return inspector.snapshot();
        }
    }

    /** Nobody slept through a wake-up. Holds as long as nobody is killed or stopped. */
    protected static void assertNoRescues(String name) {
        ShmSnapshot snapshot = snapshot(name);
        assertThat(snapshot.dataRescues()).as("data rescues").isZero();
        assertThat(snapshot.rings())
                .allSatisfy(ring -> assertThat(ring.spaceRescues())
                        .as("space rescues of %d", ring.producerId())
                        .isZero());
    }

    protected static void assertDrained(String name, long messages) {
        ShmSnapshot snapshot = snapshot(name);
        assertThat(snapshot.available()).as("bytes left").isZero();
        assertThat(snapshot.rings()).allSatisfy(ring -> {
            assertThat(ring.published()).as("published").isEqualTo(messages);
            assertThat(ring.consumed()).as("consumed").isEqualTo(messages);
        });
    }
}
