/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;

/** shmring with one producer, each message offered and visible at once. */
public class ShmRing implements Transport {

    @Override
    public String name() {
        return "shmring";
    }

    @Override
    public Receiver receiver(Channel channel) {
        SpscShm ring = SpscShm.create(channel.name(), channel.capacity(), UserOptions.of(channel));
        return new ShmReceiver(ring.consumer(), channel.largest(), ring::close);
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        SpscShm ring = SpscShm.connect(channel.name(), UserOptions.of(channel));
        return sender(ring.producer(), channel.largest(), ring::close);
    }

    Sender sender(ShmProducer producer, int largest, Runnable onClose) {
        return new OfferingSender(producer, largest, onClose);
    }

    @Override
    public boolean wakes() {
        return true;
    }
}
