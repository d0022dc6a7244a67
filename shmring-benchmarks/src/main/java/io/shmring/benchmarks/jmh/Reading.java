/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

/**
 * A small message as applications send them, 56 bytes as JSON.
 *
 * @param id counts readings
 * @param sensor who read
 * @param value what was read
 */
record Reading(long id, String sensor, double value) {

    static final Reading EXAMPLE = new Reading(1_234_567, "north-tower-7", 21.375);
}
