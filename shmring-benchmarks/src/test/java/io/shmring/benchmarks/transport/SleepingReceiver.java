/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;

/** A receiver that only ever awaits, on a thread that is watched from outside. */
final class SleepingReceiver {

    private final List<Long> sequences = new CopyOnWriteArrayList<>();
    private final FutureTask<Void> work;
    private final Thread thread;
    private volatile Path status = Path.of("/proc/thread-self/stat");

    SleepingReceiver(Transport transport, Channel channel, int messages) {
        this.work = new FutureTask<>(() -> {
            // the link names the thread that follows it
            this.status = Path.of("/proc/thread-self").toRealPath().resolve("stat");
            try (Receiver receiver = transport.receiver(channel)) {
                while (this.sequences.size() < messages) {
                    receiver.await((sequence, length) -> this.sequences.add(sequence));
                }
            }
            return null;
        });
        this.thread = new Thread(this.work, "awaiting");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** What has been received. */
    List<Long> sequences() {
        return this.sequences;
    }

    /** Returns when the thread is inside of the receiver's call and the kernel has put it to sleep. */
    void untilAsleep() throws Exception {
        while (!isAwaiting() || !isAsleep()) {
            failIfEnded();
        }
    }

    /** Returns when so many have been received. */
    void untilReceived(int messages) throws Exception {
        while (this.sequences.size() < messages) {
            failIfEnded();
        }
    }

    /** Returns when all have been received and the receiver is closed. */
    void untilEnded() throws Exception {
        this.work.get();
    }

    private void failIfEnded() throws Exception {
        if (this.work.isDone()) {
            this.work.get();
        }
        Thread.onSpinWait();
    }

    private boolean isAwaiting() {
        return Arrays.stream(this.thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("await"));
    }

    /** The field behind the name, which is in parentheses. */
    private boolean isAsleep() {
        try {
            String stat = Files.readString(this.status);
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'S';
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
