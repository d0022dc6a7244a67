/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.contract;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;

/** One of three producers; the others are silent. */
class MpscRingTests extends RingContract {

    @Override
    Ends open(String name) {
        MpscConsumer consumer = MpscConsumer.create(name, 3, CAPACITY);
        MpscProducer producer = MpscProducer.connect(name, 1);
        return new Ends() {
            @Override
            public ShmProducer producer() {
                return producer;
            }

            @Override
            public ShmConsumer consumer() {
                return consumer;
            }

            @Override
            public void removeByForce() {
                MpscConsumer.forceUnlink(name, ShmOptions.defaults());
            }

            @Override
            public void close() {
                producer.close();
                consumer.close();
            }
        };
    }
}
