/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmProducer;
import org.jspecify.annotations.Nullable;

/** One ring that is attacked, with its producer, if that could be taken, and what was sent through it. */
final class Slot {

    private final int id;
    private Victim victim;
    private Expectations expectations = new Expectations();
    private boolean believed = true;
    private @Nullable ShmProducer producer;

    /** What the attacker had written when the producer was taken. */
    private int writesBefore;

    Slot(int id, Victim victim) {
        this.id = id;
        this.victim = victim;
    }

    /** The producer's number; 0 where there is one only. */
    int id() {
        return this.id;
    }

    Victim victim() {
        return this.victim;
    }

    /** Another object is at the path: what was sent through the old one will not come out of it. */
    void replace(Victim successor) {
        this.victim = successor;
        this.expectations = new Expectations();
        this.believed = true;
    }

    /** Whether what is sent through it is what has to come out of it. */
    boolean isBelieved() {
        return this.believed && !this.victim.isOverwritten();
    }

    void disbelieve() {
        this.believed = false;
    }

    Expectations expectations() {
        return this.expectations;
    }

    @Nullable
    ShmProducer producer() {
        return this.producer;
    }

    void give(@Nullable ShmProducer taken, int writes) {
        this.producer = taken;
        this.writesBefore = writes;
    }

    /** Nobody sleeps while this producer publishes: only the attacker can make it send a wake-up, once for each write. */
    void assertWakeUpsAnswerWrites(int writes) {
        ShmProducer held = this.producer;
        int arms = writes - this.writesBefore + 1; // what was armed before may be answered, too
        if (held != null && held.wakeups() > arms) {
            throw new AssertionError(
                    "producer " + this.id + " sent " + held.wakeups() + " wake-ups for " + arms + " arms at most");
        }
    }
}
