/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;

/** shmring with many producers, a ring for each. */
public final class ShmRingMpsc implements Transport {

    @Override
    public String name() {
        return "shmring mpsc";
    }

    @Override
    public Receiver receiver(Channel channel) {
        MpscConsumer consumer =
                MpscConsumer.create(channel.name(), channel.senders(), channel.capacity(), UserOptions.of(channel));
        return new ShmReceiver(consumer, channel.largest(), consumer::close);
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        MpscProducer producer = MpscProducer.connect(channel.name(), sender, UserOptions.of(channel));
        return new OfferingSender(producer, channel.largest(), producer::close);
    }

    @Override
    public boolean hasManySenders() {
        return true;
    }

    @Override
    public boolean wakes() {
        return true;
    }
}
