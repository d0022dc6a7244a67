/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;

/** What is tortured. */
enum Kind {
    SPSC(1) {
        @Override
        OpenRole connectProducer(String name, ShmOptions options) {
            return OpenRole.producer(SpscShm.connect(name, options));
        }

        @Override
        OpenRole connectConsumer(String name, ShmOptions options) {
            return OpenRole.consumer(SpscShm.connect(name, options));
        }

        @Override
        void create(String name, long capacity, ShmOptions options) {
            SpscShm.create(name, capacity, options).close();
        }

        @Override
        OpenRole createConsumer(String name, long capacity, ShmOptions options) {
            return OpenRole.consumer(SpscShm.create(name, capacity, options));
        }

        @Override
        OpenRole openOrCreateConsumer(String name, long capacity, ShmOptions options) {
            return OpenRole.consumer(SpscShm.openOrCreate(name, capacity, options));
        }

        @Override
        boolean unlink(String name, ShmOptions options) {
            return SpscShm.unlink(name, options);
        }

        @Override
        boolean forceUnlink(String name, ShmOptions options) {
            return SpscShm.forceUnlink(name, options);
        }
    },

    MPSC(3) {
        @Override
        OpenRole connectProducer(String name, ShmOptions options) {
            return OpenRole.of(MpscProducer.connect(name, options));
        }

        @Override
        OpenRole connectConsumer(String name, ShmOptions options) {
            return OpenRole.of(MpscConsumer.connect(name, options));
        }

        @Override
        void create(String name, long capacity, ShmOptions options) {
            MpscConsumer.create(name, producers(), capacity, options).close();
        }

        @Override
        OpenRole createConsumer(String name, long capacity, ShmOptions options) {
            return OpenRole.of(MpscConsumer.create(name, producers(), capacity, options));
        }

        @Override
        OpenRole openOrCreateConsumer(String name, long capacity, ShmOptions options) {
            return OpenRole.of(MpscConsumer.openOrCreate(name, producers(), capacity, options));
        }

        @Override
        boolean unlink(String name, ShmOptions options) {
            return MpscConsumer.unlink(name, options);
        }

        @Override
        boolean forceUnlink(String name, ShmOptions options) {
            return MpscConsumer.forceUnlink(name, options);
        }
    };

    private final int producers;

    Kind(int producers) {
        this.producers = producers;
    }

    /** How many slots there are. */
    int producers() {
        return this.producers;
    }

    /** Takes a producer's role, in a system the first free one. */
    abstract OpenRole connectProducer(String name, ShmOptions options);

    abstract OpenRole connectConsumer(String name, ShmOptions options);

    /** Creates and takes no role for longer. */
    abstract void create(String name, long capacity, ShmOptions options);

    abstract OpenRole createConsumer(String name, long capacity, ShmOptions options);

    abstract OpenRole openOrCreateConsumer(String name, long capacity, ShmOptions options);

    abstract boolean unlink(String name, ShmOptions options);

    abstract boolean forceUnlink(String name, ShmOptions options);
}
