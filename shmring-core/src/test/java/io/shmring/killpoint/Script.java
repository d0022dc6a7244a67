/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static io.shmring.killpoint.Setting.CAPACITY;
import static io.shmring.killpoint.Setting.NAME;
import static io.shmring.killpoint.Setting.PRODUCERS;

import io.shmring.MpscConsumer;
import io.shmring.SpscShm;
import java.util.function.Consumer;

/** What a victim does until it dies. */
enum Script {
    /** Every way of sending, a full ring, and a close. */
    PRODUCE(ProducerScripts::produce),

    /** A role that is suspended with something finished in it, and resumed. */
    SUSPEND_PRODUCER(ProducerScripts::suspend),

    /** Every way of receiving, waits, a producer that waits for room, and a close. */
    CONSUME(ConsumerScripts::consume),

    /** A role that is suspended with a message at hand, and resumed. */
    SUSPEND_CONSUMER(ConsumerScripts::suspend),

    CREATE(setting -> {
        if (setting.many()) {
            MpscConsumer.create(NAME, PRODUCERS, CAPACITY, setting.options()).close();
        } else {
            SpscShm.create(NAME, CAPACITY, setting.options()).close();
        }
    }),

    OPEN_OR_CREATE(setting -> {
        if (setting.many()) {
            MpscConsumer.openOrCreate(NAME, PRODUCERS, CAPACITY, setting.options())
                    .close();
        } else {
            SpscShm.openOrCreate(NAME, CAPACITY, setting.options()).close();
        }
    }),

    /** Wants another geometry: what is under construction is replaced. */
    OPEN_OR_CREATE_LARGER(setting -> MpscConsumer.openOrCreate(NAME, PRODUCERS + 1, 2 * CAPACITY, setting.options())
            .close()),

    UNLINK(setting -> {
        if (setting.many()) {
            MpscConsumer.unlink(NAME, setting.options());
        } else {
            SpscShm.unlink(NAME, setting.options());
        }
    }),

    FORCE_UNLINK(setting -> {
        if (setting.many()) {
            MpscConsumer.forceUnlink(NAME, setting.options());
        } else {
            SpscShm.forceUnlink(NAME, setting.options());
        }
    });

    private final Consumer<Setting> play;

    Script(Consumer<Setting> play) {
        this.play = play;
    }

    void play(Setting setting) {
        this.play.accept(setting);
    }
}
