/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Has both roles of a ring whose file is cut off under it. */
final class TruncationProcess {

    private final Set<String> thrown = new TreeSet<>();
    private @Nullable SpscShm ring;
    private @Nullable ShmProducer producer;
    private @Nullable ShmConsumer consumer;

    /** Uses the ring so often that the operations are compiled, or hardly. */
    String take(String name, int messages) {
        ShmOptions quick =
                ShmOptions.builder().closeTimeout(Duration.ofMillis(200)).build();
        SpscShm taken = SpscShm.connect(name, quick);
        this.ring = taken;
        this.producer = taken.producer();
        this.consumer = taken.consumer();
        ByteBuffer message = ByteBuffer.allocate(64);
        for (int i = 0; i < messages; i++) {
            taken.producer().offer(message);
            taken.consumer().poll((payload, record) -> {}, 10);
        }
        taken.producer().offer(message);
        return "taken";
    }

    /** What was thrown, now or a little later: JDK 17 does not report such a fault where it happens. */
    String use(String operation) {
        ShmProducer writer = Objects.requireNonNull(this.producer);
        ShmConsumer reader = Objects.requireNonNull(this.consumer);
        SpscShm both = Objects.requireNonNull(this.ring);
        for (int i = 0; i < 10; i++) {
            catching(() -> {
                switch (operation) {
                    case "offer" -> writer.offer(ByteBuffer.allocate(64));
                    case "wait-for-space" -> writer.waitForSpace(2000, Duration.ofMillis(5));
                    case "peek" -> reader.peek();
                    case "poll" -> reader.poll((payload, record) -> {}, 10);
                    case "wait-for-data" -> reader.waitForData(Duration.ofMillis(5));
                    case "wake-up" -> {
                        writer.wakeup();
                        reader.wakeup();
                    }
                    case "figures" -> both.available();
                    case "suspend" -> {
                        writer.suspend();
                        reader.suspend();
                    }
                    case "close" -> both.close();
                    default -> throw new IllegalArgumentException(operation);
                }
            });
            catching(() -> LockSupport.parkNanos(1_000_000));
        }
        catching(both::close);
        catching(() -> LockSupport.parkNanos(1_000_000));
        return String.join(" ", this.thrown);
    }

    private void catching(Runnable action) {
        try {
            action.run();
        } catch (Throwable any) {
            this.thrown.add(any.getClass().getSimpleName());
        }
    }
}
