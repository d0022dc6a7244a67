/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.access;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import java.util.EnumSet;
import java.util.Set;

/** Every way in which the API comes to look at a path. */
enum Entrance {
    CREATE_ONE {
        @Override
        void enter(String name, ShmOptions options) {
            SpscShm.create(name, 4096, options).close();
        }
    },
    CONNECT_ONE {
        @Override
        void enter(String name, ShmOptions options) {
            SpscShm.connect(name, options).close();
        }
    },
    OPEN_OR_CREATE_ONE {
        @Override
        void enter(String name, ShmOptions options) {
            SpscShm.openOrCreate(name, 4096, options).close();
        }
    },
    UNLINK_ONE {
        @Override
        void enter(String name, ShmOptions options) {
            SpscShm.unlink(name, options);
        }
    },
    FORCE_UNLINK_ONE {
        @Override
        void enter(String name, ShmOptions options) {
            SpscShm.forceUnlink(name, options);
        }
    },
    CREATE_MANY {
        @Override
        void enter(String name, ShmOptions options) {
            MpscConsumer.create(name, 2, 4096, options).close();
        }
    },
    CONNECT_MANY {
        @Override
        void enter(String name, ShmOptions options) {
            MpscConsumer.connect(name, options).close();
        }
    },
    OPEN_OR_CREATE_MANY {
        @Override
        void enter(String name, ShmOptions options) {
            MpscConsumer.openOrCreate(name, 2, 4096, options).close();
        }
    },
    UNLINK_MANY {
        @Override
        void enter(String name, ShmOptions options) {
            MpscConsumer.unlink(name, options);
        }
    },
    FORCE_UNLINK_MANY {
        @Override
        void enter(String name, ShmOptions options) {
            MpscConsumer.forceUnlink(name, options);
        }
    },
    PRODUCE_MANY {
        @Override
        void enter(String name, ShmOptions options) {
            MpscProducer.connect(name, options).close();
        }
    },
    INSPECT {
        @Override
        void enter(String name, ShmOptions options) {
            ShmInspector.open(name, options).close();
        }
    };

    /** Those that look at {@code <name>}. */
    static final Set<Entrance> OF_ONE = EnumSet.range(CREATE_ONE, FORCE_UNLINK_ONE);

    /** Those that look at {@code <name>_doorbell}. */
    static final Set<Entrance> OF_MANY = EnumSet.range(CREATE_MANY, PRODUCE_MANY);

    abstract void enter(String name, ShmOptions options);
}
