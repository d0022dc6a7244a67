/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static io.shmring.model.Scenario.records;

/** The scenarios that are explored. The table in {@code docs/wake-up.md} tells each of them. */
enum Play {
    DATA(Scenario.of(16, records(1, 1, 1))),
    MANY_PRODUCERS(Scenario.of(16, records(1, 1), records(1))),
    BOTH_SIDES(Scenario.of(8, records(3, 2, 4, 3, 2))),
    MANY_RINGS_FULL(Scenario.of(4, records(2, 2, 2), records(2))),
    GIVING_UP(Scenario.of(8, records(3, 3, 2, 2)).askingFirstFor(4).stopping()),
    DEATH_ON_DATA(Scenario.of(16, records(1, 1)).killing(2, true, true)),
    DEATH_OF_MANY(Scenario.of(16, records(1), records(1)).killing(1, true, true)),
    DEATH_ON_BOTH_SIDES(Scenario.of(8, records(3, 2, 4)).killing(2, true, true)),
    CLOSE(Scenario.of(8, records(4, 4, 2)).closing());

    final Scenario scenario;

    Play(Scenario scenario) {
        this.scenario = scenario;
    }
}
