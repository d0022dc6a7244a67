/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import java.util.List;

/**
 * What is explored.
 *
 * @param capacity of each ring, in units
 * @param sizes for each producer, the units of its records
 * @param firstAttempt each record's wait asks for at least that much first, and gives up at some time; 0: no
 * @param kills how many deaths
 * @param producersDie whether producers are among the dead
 * @param consumerDies whether the consumer is
 * @param consumerStops whether it may stop for ever instead of reading on
 * @param closed whether somebody closes
 */
record Scenario(
        int capacity,
        List<int[]> sizes,
        int firstAttempt,
        int kills,
        boolean producersDie,
        boolean consumerDies,
        boolean consumerStops,
        boolean closed) {

    static Scenario of(int capacity, int[]... sizes) {
        return new Scenario(capacity, List.of(sizes), 0, 0, false, false, false, false);
    }

    static int[] records(int... units) {
        return units;
    }

    Scenario killing(int count, boolean producers, boolean consumer) {
        return new Scenario(
                this.capacity,
                this.sizes,
                this.firstAttempt,
                count,
                producers,
                consumer,
                this.consumerStops,
                this.closed);
    }

    Scenario stopping() {
        return new Scenario(
                this.capacity,
                this.sizes,
                this.firstAttempt,
                this.kills,
                this.producersDie,
                this.consumerDies,
                true,
                this.closed);
    }

    Scenario closing() {
        return new Scenario(
                this.capacity,
                this.sizes,
                this.firstAttempt,
                this.kills,
                this.producersDie,
                this.consumerDies,
                this.consumerStops,
                true);
    }

    Scenario askingFirstFor(int units) {
        return new Scenario(
                this.capacity,
                this.sizes,
                units,
                this.kills,
                this.producersDie,
                this.consumerDies,
                this.consumerStops,
                this.closed);
    }
}
