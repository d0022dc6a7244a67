/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;

/** Sends each message back, until the other side ends the window. */
final class Echo implements Workload, Receiver.Sink {

    private final Receiver requests;
    private final Sender replies;
    private final Reception reception;
    private boolean ended;

    Echo(Receiver requests, Sender replies, Reception reception) {
        this.requests = requests;
        this.replies = replies;
        this.reception = reception;
    }

    @Override
    public Figures window(int length, long millis) {
        this.ended = false;
        while (!this.ended) {
            this.reception.receive(this.requests, this);
        }
        return Figures.NOTHING;
    }

    @Override
    public void onMessage(long sequence, int length) {
        if (sequence == Sequence.END) {
            this.ended = true;
        } else {
            this.replies.send(sequence, length);
            this.replies.flush();
        }
    }

    @Override
    public void close() {
        this.replies.close();
        this.requests.close();
    }
}
