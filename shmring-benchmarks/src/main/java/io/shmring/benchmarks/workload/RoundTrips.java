/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Sends a message, waits for it to come back, and so on; times each round trip, one look at the clock included. */
final class RoundTrips implements Workload, Receiver.Sink {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);
    private static final int DIGITS = 3;

    private final Sender requests;
    private final Receiver replies;
    private final Reception reception;
    private final long period;
    private long expected;
    private int length;

    /** The period is the time from one request to the next in nanoseconds, or 0 to send at once. */
    RoundTrips(Sender requests, Receiver replies, Reception reception, long period) {
        this.requests = requests;
        this.replies = replies;
        this.reception = reception;
        this.period = period;
    }

    @Override
    public Figures window(int length, long millis) {
        Histogram histogram = new Histogram(LONGEST, DIGITS);
        this.length = length;
        this.expected = 0;
        long nanos = millis * 1_000_000;
        long begin = System.nanoTime();
        long due = begin;
        long start;
        long end;
        do {
            if (this.period > 0) {
                Parking.until(due += this.period);
            }
            start = System.nanoTime();
            roundTrip();
            end = System.nanoTime();
            histogram.recordValue(Math.min(end - start, LONGEST));
        } while (end - begin < nanos);
        this.requests.send(Sequence.END, length);
        this.requests.flush();
        return new Figures(this.expected, end - begin, Figures.encode(histogram), new long[] {this.expected});
    }

    private void roundTrip() {
        this.requests.send(this.expected, this.length);
        this.requests.flush();
        while (this.reception.receive(this.replies, this) == 0) {}
    }

    @Override
    public void onMessage(long sequence, int length) {
        if (sequence != this.expected || length != this.length) {
            throw new IllegalStateException("message " + sequence + " of " + length + " bytes came back, expected is "
                    + this.expected + " of " + this.length + " bytes");
        }
        this.expected++;
    }

    @Override
    public void close() {
        this.requests.close();
        this.replies.close();
    }
}
