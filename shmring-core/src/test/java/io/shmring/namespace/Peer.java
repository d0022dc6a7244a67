/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.namespace;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One side of a ring in another process. It never spins, so that each wait is a sleep. */
final class Peer {

    private static final Duration FOREVER = Duration.ofHours(1);
    private static final int LENGTH = 1000;

    private ShmOptions options = ShmOptions.builder().spin(Duration.ZERO).build();
    private @Nullable ShmProducer producer;
    private @Nullable ShmConsumer consumer;

    /** For what is opened from now on. */
    String options(String directory, long openMillis) {
        this.options = builder(directory, openMillis).build();
        return "set";
    }

    String groupOptions(String directory, long openMillis, String group) {
        this.options = builder(directory, openMillis).group(group).build();
        return "set";
    }

    private static ShmOptions.Builder builder(String directory, long openMillis) {
        return ShmOptions.builder()
                .directory(Path.of(directory))
                .openTimeout(Duration.ofMillis(openMillis))
                .spin(Duration.ZERO);
    }

    /** Returns this process's number as it sees it itself. */
    long produce(String kind, String name) {
        this.producer = kind.equals("spsc")
                ? SpscShm.connect(name, this.options).producer()
                : MpscProducer.connect(name, 0, this.options);
        return ProcessHandle.current().pid();
    }

    /** Returns this process's number as it sees it itself. */
    long consume(String kind, String name) {
        this.consumer = kind.equals("spsc")
                ? SpscShm.connect(name, this.options).consumer()
                : MpscConsumer.connect(name, this.options);
        return ProcessHandle.current().pid();
    }

    String create(String kind, String name) {
        if (kind.equals("spsc")) {
            SpscShm.openOrCreate(name, 1 << 14, this.options).close();
        } else {
            MpscConsumer.openOrCreate(name, 1, 1 << 14, this.options).close();
        }
        return "created";
    }

    boolean unlink(String kind, String name) {
        return kind.equals("spsc") ? SpscShm.unlink(name, this.options) : MpscConsumer.unlink(name, this.options);
    }

    boolean forceUnlink(String kind, String name) {
        return kind.equals("spsc")
                ? SpscShm.forceUnlink(name, this.options)
                : MpscConsumer.forceUnlink(name, this.options);
    }

    String inspect(String kind, String name) {
        try (ShmInspector inspector = ShmInspector.open(name, this.options)) {
            return "consumer:" + inspector.snapshot().consumer().held() + ",producer:"
                    + inspector.snapshot().rings().get(0).producer().held();
        }
    }

    // ---- messages, each with its number

    String send(long first, long count) {
        ShmProducer to = Objects.requireNonNull(this.producer);
        ByteBuffer message = ByteBuffer.allocate(LENGTH);
        for (long seq = first; seq < first + count; seq++) {
            message.putLong(0, seq);
            while (!to.offer(message)) {
                to.waitForSpace(LENGTH, FOREVER);
            }
        }
        return "sent";
    }

    String receive(long first, long count) {
        ShmConsumer from = Objects.requireNonNull(this.consumer);
        long[] next = {first};
        while (next[0] < first + count) {
            from.waitForData(FOREVER);
            from.poll(
                    (payload, record) -> {
                        long seq = Long.reverseBytes(payload.getLong());
                        if (seq != next[0]++) {
                            throw new AssertionError("message " + seq + " instead of " + (next[0] - 1));
                        }
                    },
                    (int) (first + count - next[0]));
        }
        return "received";
    }
}
