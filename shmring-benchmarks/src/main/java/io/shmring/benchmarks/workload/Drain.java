/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.transport.Receiver;
import java.util.Arrays;

/**
 * Receives from one or more senders until each has said that its window ends, and checks that nothing is missing. The clock
 * runs from the first poll that found messages to the last; its own messages do not count.
 */
final class Drain implements Workload, Receiver.Sink {

    private final Receiver receiver;
    private final long[] next;
    private int length;
    private int senders;

    Drain(Receiver receiver, int senders) {
        this.receiver = receiver;
        this.next = new long[senders];
    }

    @Override
    public Figures window(int length, long millis) {
        Arrays.fill(this.next, 0);
        this.length = length;
        this.senders = this.next.length;
        while (this.receiver.poll(this) == 0) {}
        long start = System.nanoTime();
        long first = received();
        while (this.senders > 0) {
            this.receiver.poll(this);
        }
        long nanos = System.nanoTime() - start;
        return new Figures(received() - first, nanos, null, this.next.clone());
    }

    @Override
    public void onMessage(long sequence, int length) {
        int sender = Sequence.sender(sequence);
        long number = Sequence.number(sequence);
        if (number == Sequence.END) {
            this.senders--;
        } else if (number != this.next[sender]++) {
            throw new IllegalStateException("sender " + sender + ": message " + number + " was received, expected is "
                    + (this.next[sender] - 1) + "; the transport lost, doubled or reordered messages");
        }
        if (length != this.length) {
            throw new IllegalStateException("sender " + sender + ": message " + number + " has " + length
                    + " bytes, expected are " + this.length);
        }
    }

    private long received() {
        return Arrays.stream(this.next).sum();
    }

    @Override
    public void close() {
        this.receiver.close();
    }
}
