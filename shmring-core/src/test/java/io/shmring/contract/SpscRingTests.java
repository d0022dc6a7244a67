/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.contract;

import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.nio.file.Path;

class SpscRingTests extends RingContract {

    @Override
    void create(String name) {
        SpscShm.create(name, CAPACITY).close();
    }

    @Override
    Path ring(String name) {
        return ShmOptions.DEFAULT_DIRECTORY.resolve(name);
    }

    @Override
    Ends open(String name) {
        SpscShm ring = SpscShm.connect(name);
        return new Ends() {
            @Override
            public ShmProducer producer() {
                return ring.producer();
            }

            @Override
            public ShmConsumer consumer() {
                return ring.consumer();
            }

            @Override
            public void removeByForce() {
                SpscShm.forceUnlink(name, ShmOptions.defaults());
            }

            @Override
            public void close() {
                ring.close();
            }
        };
    }
}
