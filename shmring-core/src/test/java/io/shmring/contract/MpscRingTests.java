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
import java.nio.file.Path;

/** One of three producers; the others are silent. */
class MpscRingTests extends RingContract {

    private static final int SLOT = 1;

    @Override
    void create(String name) {
        MpscConsumer.create(name, 3, CAPACITY).close();
    }

    @Override
    Path ring(String name) {
        return ShmOptions.DEFAULT_DIRECTORY.resolve(name + "_ring_" + SLOT);
    }

    @Override
    Ends open(String name) {
        MpscConsumer consumer = MpscConsumer.connect(name);
        MpscProducer producer = MpscProducer.connect(name, SLOT);
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
