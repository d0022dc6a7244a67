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
import io.shmring.SpscShm;
import java.nio.file.Path;

/** What a ring is made of. */
enum RingKind {

    /** One object. */
    SPSC {
        @Override
        void create(String name) {
            SpscShm.create(name, ContractTest.CAPACITY).close();
        }

        @Override
        Path ring(String name) {
            return ShmOptions.DEFAULT_DIRECTORY.resolve(name);
        }

        @Override
        Ends open(String name) {
            SpscShm ring = SpscShm.connect(name);
            return new Ends(
                    ring.producer(),
                    ring.consumer(),
                    ring::close,
                    () -> SpscShm.forceUnlink(name, ShmOptions.defaults()));
        }
    },

    /** The ring of one of three producers; the others are silent. */
    MPSC {
        private static final int SLOT = 1;

        @Override
        void create(String name) {
            MpscConsumer.create(name, 3, ContractTest.CAPACITY).close();
        }

        @Override
        Path ring(String name) {
            return ShmOptions.DEFAULT_DIRECTORY.resolve(name + "_ring_" + SLOT);
        }

        @Override
        Ends open(String name) {
            MpscConsumer consumer = MpscConsumer.connect(name);
            MpscProducer producer = MpscProducer.connect(name, SLOT);
            return new Ends(
                    producer,
                    consumer,
                    () -> {
                        producer.close();
                        consumer.close();
                    },
                    () -> MpscConsumer.forceUnlink(name, ShmOptions.defaults()));
        }
    };

    /** Both ends of one ring, open. */
    record Ends(ShmProducer producer, ShmConsumer consumer, Runnable closer, Runnable remover) {

        /** Removes the ring under its holders. */
        void removeByForce() {
            this.remover.run();
        }

        void close() {
            this.closer.run();
        }
    }

    /** Creates a ring of {@link ContractTest#CAPACITY} bytes; its roles are free. */
    abstract void create(String name);

    /** The object that holds the positions. */
    abstract Path ring(String name);

    /** Takes both roles. */
    abstract Ends open(String name);
}
