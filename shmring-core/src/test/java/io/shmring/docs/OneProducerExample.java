/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.time.Duration;

/** The first example of the README, as two processes would run it. */
final class OneProducerExample {

    private OneProducerExample() {}

    static void produce(String name) {
        try (SpscShm ring = SpscShm.openOrCreate(name, 1 << 20)) {
            ShmProducer producer = ring.producer(); // one holder on the whole host
            for (long i = 0; i < 1000; i++) {
                while (!producer.waitForSpace(8, Duration.ofSeconds(1))) {
                    System.err.println("the consumer is slow");
                }
                producer.claim(8).putLong(i); // written in place
                producer.publish(8); // visible now; wakes the consumer only if it sleeps
            }
        }
    }

    static long consume(String name) {
        long[] sum = {0};
        try (SpscShm ring = SpscShm.openOrCreate(name, 1 << 20)) {
            ShmConsumer consumer = ring.consumer();
            for (int seen = 0; seen < 1000; ) {
                consumer.waitForData(Duration.ofSeconds(1)); // spins 20 us, then sleeps
                seen += consumer.poll((payload, record) -> sum[0] += payload.getLong(), 256);
            }
        }
        SpscShm.unlink(name); // rings outlive their processes until somebody removes them
        return sum[0];
    }
}
