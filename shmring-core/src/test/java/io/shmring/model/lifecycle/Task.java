/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/**
 * What a process does.
 *
 * @param operation which
 * @param role the byte that it locks to attach, or {@link #FIRST_FREE}
 * @param geometry how many rings it wants, 0 for a ring of one producer
 */
record Task(Operation operation, int role, int geometry) {

    static final int FIRST_FREE = -1;

    enum Operation {
        OPEN_OR_CREATE,
        CREATE,
        CONNECT,
        UNLINK,
        FORCE,

        /** Somebody removes the name, knowing nothing of locks. */
        REMOVE_BY_HAND
    }

    boolean creates() {
        return this.operation == Operation.OPEN_OR_CREATE || this.operation == Operation.CREATE;
    }

    boolean removes() {
        return this.operation == Operation.UNLINK || this.operation == Operation.FORCE;
    }

    boolean isOfManyProducers() {
        return this.geometry > 0;
    }

    boolean produces() {
        return this.role != World.CONSUMER;
    }

    @Override
    public String toString() {
        String which = this.role == World.CONSUMER
                ? "consumer"
                : this.role < 0 ? "producer" : "producer " + (this.role - World.PRODUCER);
        return removes() || this.operation == Operation.REMOVE_BY_HAND
                ? this.operation.toString()
                : this.operation + " as " + which;
    }
}
