/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import static io.shmring.model.lifecycle.Scenario.consumer;
import static io.shmring.model.lifecycle.Scenario.consumerOfMany;
import static io.shmring.model.lifecycle.Scenario.forced;
import static io.shmring.model.lifecycle.Scenario.hand;
import static io.shmring.model.lifecycle.Scenario.of;
import static io.shmring.model.lifecycle.Scenario.producer;
import static io.shmring.model.lifecycle.Scenario.producerOfMany;
import static io.shmring.model.lifecycle.Scenario.unlink;
import static io.shmring.model.lifecycle.Task.FIRST_FREE;
import static io.shmring.model.lifecycle.Task.Operation.CONNECT;
import static io.shmring.model.lifecycle.Task.Operation.CREATE;
import static io.shmring.model.lifecycle.Task.Operation.OPEN_OR_CREATE;

import io.shmring.model.lifecycle.Scenario.Before;

/** The scenarios that are explored. The table in {@code docs/life-cycle.md} tells each of them. */
enum Play {
    OPEN_TOGETHER(of(producer(OPEN_OR_CREATE), consumer(OPEN_OR_CREATE), consumer(CREATE))
            .killing(2)
            .last(consumer(OPEN_OR_CREATE))),
    OPEN_AND_UNLINK(of(producer(OPEN_OR_CREATE), consumer(CONNECT), unlink(0))
            .killing(2)
            .last(unlink(0))),
    UNLINK_TWICE(of(consumer(OPEN_OR_CREATE), unlink(0), unlink(0)).killing(2).last(consumer(OPEN_OR_CREATE))),
    FORCE(of(producer(OPEN_OR_CREATE), producer(OPEN_OR_CREATE), forced(0))
            .killing(2)
            .last(unlink(0))),
    BY_HAND(of(consumer(OPEN_OR_CREATE), consumer(OPEN_OR_CREATE), hand())
            .killing(2)
            .last(unlink(0))),
    CREATE_TOGETHER(of(consumerOfMany(OPEN_OR_CREATE, 2), consumerOfMany(CREATE, 2), consumerOfMany(CONNECT, 2))
            .killing(2)
            .last(consumerOfMany(OPEN_OR_CREATE, 2))),
    CREATE_AND_PRODUCE(of(consumerOfMany(OPEN_OR_CREATE, 2), producerOfMany(0), producerOfMany(FIRST_FREE))
            .killing(2)
            .last(unlink(2))),
    CREATE_AND_UNLINK(of(consumerOfMany(OPEN_OR_CREATE, 2), unlink(2), producerOfMany(FIRST_FREE))
            .killing(2)
            .last(consumerOfMany(OPEN_OR_CREATE, 2))),
    CREATE_AND_FORCE(of(consumerOfMany(OPEN_OR_CREATE, 2), forced(2), consumerOfMany(CONNECT, 2))
            .killing(2)
            .last(unlink(2))),
    OTHER_GEOMETRY(of(consumerOfMany(OPEN_OR_CREATE, 2), consumerOfMany(OPEN_OR_CREATE, 1))
            .killing(2)
            .last(unlink(2))),
    FOREIGN_FILE(of(consumerOfMany(OPEN_OR_CREATE, 2), consumerOfMany(CREATE, 2))
            .withForeignRing(1)
            .killing(2)
            .last(consumerOfMany(OPEN_OR_CREATE, 2))),
    LEFT_RINGS(of(consumerOfMany(OPEN_OR_CREATE, 2), consumerOfMany(CONNECT, 2), producerOfMany(1))
            .after(Before.RINGS)
            .killing(2)
            .last(consumerOfMany(OPEN_OR_CREATE, 2))),
    UNLINK_AMONG_MANY(of(producerOfMany(FIRST_FREE), unlink(2), unlink(2))
            .after(Before.SYSTEM)
            .killing(2)
            .last(consumerOfMany(OPEN_OR_CREATE, 2))),
    FORCE_AMONG_MANY(of(producerOfMany(0), producerOfMany(0), forced(2), consumerOfMany(OPEN_OR_CREATE, 2))
            .after(Before.SYSTEM)
            .killing(1)
            .last(unlink(2)));

    final Scenario scenario;

    Play(Scenario scenario) {
        this.scenario = scenario;
    }
}
