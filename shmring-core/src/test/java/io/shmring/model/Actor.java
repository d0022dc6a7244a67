/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

/** Whoever takes part: a role, or somebody who closes. */
interface Actor {

    /** Does the next step. Returns false if it cannot be done now, or not in that many ways. */
    boolean move(World world, int choice);

    /** The futex word it sleeps on. */
    int seq();

    /** Asked of a sleeper: whether sleeping on would be wrong. */
    boolean isDue(World world);

    boolean isKillable();

    String name();
}
