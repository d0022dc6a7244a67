/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

/**
 * Where a child dies.
 *
 * @param point as {@link KillPoints} names it
 * @param pass the how-manieth time, from 1
 */
record Death(String point, int pass) {

    @Override
    public String toString() {
        return this.pass == 1 ? this.point : this.point + " #" + this.pass;
    }
}
