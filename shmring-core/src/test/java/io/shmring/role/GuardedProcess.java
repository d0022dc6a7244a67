/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.platform.ProcessBarrier;
import io.shmring.role.CallGuard.Phase;
import io.shmring.testing.Background;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What is tried about closing in another process, to which the barrier may be denied. */
final class GuardedProcess {

    private static final Duration LONG = Duration.ofMinutes(10);

    boolean hasBarrier() {
        return ProcessBarrier.isAvailable();
    }

    boolean countsOnBarrier() {
        return CallGuard.BARRIER_AVAILABLE;
    }

    /**
     * The owner goes inside while another thread wants the role back. Returns how often the owner saw the old phase and the
     * other nobody inside.
     */
    long missed(int rounds) {
        CallGuard[] guards = new CallGuard[rounds];
        for (int i = 0; i < rounds; i++) {
            guards[i] = new CallGuard();
            guards[i].enter(); // the owner is known: from then on it stores nothing but inOp
            guards[i].exit();
        }
        boolean[] wentOn = new boolean[rounds];
        boolean[] sawNobody = new boolean[rounds];
        AtomicInteger owner = new AtomicInteger();
        AtomicInteger closer = new AtomicInteger();
        CompletableFuture<Void> closing = Background.run(() -> {
            for (int i = 0; i < rounds; i++) {
                guards[i].phase();
                meet(closer, owner, i);
                guards[i].phase(Phase.CLOSING);
                sawNobody[i] = guards[i].isOutside();
            }
        });
        for (int i = 0; i < rounds; i++) {
            guards[i].phase(); // in both caches: the owner's load is then quicker than its store
            meet(owner, closer, i);
            guards[i].enter();
            wentOn[i] = guards[i].phaseAcquire() != Phase.CLOSING;
        }
        closing.join();
        long missed = 0;
        for (int i = 0; i < rounds; i++) {
            missed += wentOn[i] && sawNobody[i] ? 1 : 0;
        }
        return missed;
    }

    /** Both threads come to a round at the same time, or nearly. */
    private static void meet(AtomicInteger mine, AtomicInteger others, int round) {
        mine.setRelease(round + 1);
        for (int spins = 0; others.getAcquire() <= round; spins++) {
            if (spins < 1000) {
                Thread.onSpinWait();
            } else {
                Thread.yield(); // the other one waits for this processor
            }
        }
    }

    /** Takes and closes both roles while they are at full speed. Returns how many messages went through, none lost. */
    long closeAtFullSpeed(String directory, int rounds) {
        ShmOptions options = ShmOptions.builder().directory(Path.of(directory)).build();
        long sent = 0;
        long received = 0;
        try (SpscShm ring = SpscShm.create("ring", 4096, options);
                ShmInspector inspector = ShmInspector.open("ring", options)) {
            for (int round = 0; round < rounds; round++) {
                ShmProducer producer = ring.producer();
                ShmConsumer consumer = ring.consumer();
                CompletableFuture<Long> producing = Background.call(() -> produce(producer));
                CompletableFuture<Long> consuming = Background.call(() -> consume(consumer));
                while (consumer.available() == 0) {
                    Thread.onSpinWait();
                }
                producer.close();
                consumer.close();
                sent += producing.join();
                received += consuming.join();
                ShmSnapshot.Ring figures = inspector.snapshot().rings().get(0);
                if (figures.published() != sent || figures.consumed() != received) {
                    throw new AssertionError("sent " + sent + ", received " + received + ", but " + figures);
                }
            }
        }
        return received;
    }

    private static long produce(ShmProducer producer) {
        ByteBuffer message = ByteBuffer.allocate(40);
        long sent = 0;
        while (true) {
            try {
                if (producer.offer(message)) {
                    sent++;
                } else {
                    producer.waitForSpace(40, LONG);
                }
            } catch (IllegalStateException closed) {
                return sent;
            }
        }
    }

    private static long consume(ShmConsumer consumer) {
        long received = 0;
        while (true) {
            try {
                received += consumer.poll((payload, record) -> {}, 7);
                consumer.waitForData(LONG);
            } catch (IllegalStateException closed) {
                return received;
            }
        }
    }
}
