/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A small ring with both of its ends in this process. To create one costs system calls, far more than a sample may take: rings
 * are lent from a pool and emptied by whoever takes them next. They lie in the directory that the system property {@value
 * #DIRECTORY} names; whoever starts jcstress makes it and removes it with whatever is in it, since a forked JVM may be killed.
 */
final class LocalRing {

    /** The system property that names the ring directory. */
    static final String DIRECTORY = "shmring.stress.directory";

    /** The smallest possible: positions pass its end as often as can be. */
    static final int CAPACITY = 1 << 12;

    private static final int HEADER = 8;
    private static final int LONGEST_RECORD = CAPACITY / 4;

    private static final Pool<LocalRing> POOL = new Pool<>(LocalRing::new);

    final ShmProducer producer;
    final ShmConsumer consumer;

    private int mark;

    private LocalRing() {
        ShmOptions options = ShmOptions.builder()
                .directory(Path.of(System.getProperty(DIRECTORY)))
                .build();
        SpscShm ring = SpscShm.create("shmring-test-" + UUID.randomUUID(), CAPACITY, options);
        this.producer = ring.producer();
        this.consumer = ring.consumer();
    }

    /** An empty ring. Both ends are this thread's until the actors begin. */
    static LocalRing take() {
        LocalRing ring = POOL.take();
        ring.empty();
        ring.mark++;
        return ring;
    }

    void giveBack() {
        POOL.give(this);
    }

    /** From 1 on, another one for each user of this ring: what bears another mark is stale. */
    int mark() {
        return this.mark;
    }

    /** Moves an empty ring on, leaving it empty. */
    void skip(int bytes) {
        for (int left = bytes; left > 0; left -= LONGEST_RECORD) {
            int length = Math.min(left, LONGEST_RECORD) - HEADER;
            if (this.producer.claim(length) == null) {
                throw new IllegalStateException("no room in an empty ring");
            }
            this.producer.publish(length);
            empty();
        }
    }

    private void empty() {
        while (this.consumer.poll((payload, record) -> {}, Integer.MAX_VALUE) > 0) {
            Thread.onSpinWait();
        }
    }

    /**
     * Publishes a record whose payload begins and ends with a value.
     *
     * @return false if there is no room
     */
    boolean publish(int length, long value) {
        ByteBuffer region = this.producer.claim(length);
        if (region == null) {
            return false;
        }
        region.putLong(region.position(), value).putLong(region.limit() - Long.BYTES, value);
        this.producer.publish(length);
        return true;
    }
}
