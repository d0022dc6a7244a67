/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.mq;

import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;

/** A POSIX message queue of ten messages, as many and as long as the kernel allows everybody. Unlinked by its receiver. */
public final class PosixQueue implements Transport {

    @Override
    public String name() {
        return "POSIX mq";
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public boolean hasManySenders() {
        return true;
    }

    @Override
    public boolean carries(int length) {
        return length <= Queue.longest();
    }

    @Override
    public Receiver receiver(Channel channel) {
        return new QueueReceiver(Queue.of(channel));
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        return new QueueSender(Queue.of(channel));
    }
}
