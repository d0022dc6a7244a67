/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmRole;
import io.shmring.SpscShm;
import java.util.function.Function;

/**
 * A role and what is to be closed with it.
 *
 * @param role producer or consumer
 * @param handle the role itself, or the handle of the ring that gave it out
 */
record OpenRole(ShmRole role, AutoCloseable handle) {

    static OpenRole of(ShmRole role) {
        return new OpenRole(role, role);
    }

    static OpenRole producer(SpscShm ring) {
        return of(ring, SpscShm::producer);
    }

    static OpenRole consumer(SpscShm ring) {
        return of(ring, SpscShm::consumer);
    }

    private static OpenRole of(SpscShm ring, Function<SpscShm, ShmRole> taking) {
        boolean taken = false;
        try {
            OpenRole open = new OpenRole(taking.apply(ring), ring);
            taken = true;
            return open;
        } finally {
            if (!taken) {
                ring.close();
            }
        }
    }

    /** For any thread. */
    void close() {
        try {
            this.handle.close();
        } catch (RuntimeException unexpected) {
            throw unexpected;
        } catch (Exception checked) {
            throw new IllegalStateException(checked); // no handle throws one
        }
    }
}
