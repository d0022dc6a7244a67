/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Has one side of a ring or a system whose files are cut off under it, and says what it is told. */
final class TruncatedPartsProcess {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<AutoCloseable> handles = new ArrayList<>();
    private @Nullable ShmProducer producer;
    private @Nullable ShmConsumer consumer;
    private @Nullable ShmInspector inspector;

    String take(String name, String role) {
        switch (role) {
            case "producer" -> this.producer = keep(SpscShm.connect(name)).producer();
            case "consumer" -> this.consumer = keep(SpscShm.connect(name)).consumer();
            case "consumer-of-many" -> this.consumer = keep(MpscConsumer.connect(name));
            case "producer-of-many" -> this.producer = keep(MpscProducer.connect(name, 1));
            case "inspector" -> this.inspector = keep(ShmInspector.open(name));
            default -> throw new IllegalArgumentException(role);
        }
        return "taken";
    }

    private <T extends AutoCloseable> T keep(T handle) {
        this.handles.add(0, handle);
        return handle;
    }

    /** Does the same until it is told something, late or early. */
    String use(String operation) {
        TreeSet<String> thrown = new TreeSet<>();
        for (int i = 0; i < 20 && thrown.isEmpty(); i++) {
            catching(thrown, () -> useOnce(operation));
            catching(thrown, () -> LockSupport.parkNanos(1_000_000)); // JDK 17 tells it a little later
        }
        return String.join(" ", thrown);
    }

    private void useOnce(String operation) {
        switch (operation) {
            case "offer" -> writer().offer(ByteBuffer.allocate(600));
            case "wait-for-space" -> writer().waitForSpace(writer().maxMessageLength(), LONG);
            case "wait-for-data" -> reader().waitForData(LONG);
            case "poll" -> reader().poll((payload, record) -> payload.get(payload.position()), 1000);
            case "peek" -> reader().peek();
            case "snapshot" ->
                Objects.requireNonNull(this.inspector, "inspector").snapshot();
            default -> throw new IllegalArgumentException(operation);
        }
    }

    /** Leaves a claim or a peeked message behind. */
    String begin(String operation) {
        return String.valueOf((operation.equals("claim") ? writer().claim(64) : reader().peek()) != null);
    }

    String fill() {
        int sent = 0;
        while (writer().offer(ByteBuffer.allocate(600))) {
            sent++;
        }
        return String.valueOf(sent);
    }

    String close() {
        TreeSet<String> thrown = new TreeSet<>();
        for (AutoCloseable handle : this.handles) {
            catching(thrown, () -> {
                try {
                    handle.close();
                } catch (Exception checked) {
                    throw new IllegalStateException(checked);
                }
            });
            catching(thrown, () -> LockSupport.parkNanos(1_000_000));
        }
        return String.join(" ", thrown);
    }

    private ShmProducer writer() {
        return Objects.requireNonNull(this.producer, "producer");
    }

    private ShmConsumer reader() {
        return Objects.requireNonNull(this.consumer, "consumer");
    }

    private static void catching(TreeSet<String> thrown, Runnable action) {
        try {
            action.run();
        } catch (Throwable any) {
            thrown.add(any.getClass().getSimpleName());
        }
    }
}
