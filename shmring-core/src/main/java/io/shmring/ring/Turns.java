/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

/**
 * Which ring is looked at next. Rings that deliver have a turn in every round; of those that were empty for long a round
 * looks at a few only, so that a consumer of many idle producers does not pay for all of them each time. Whoever finds
 * nothing in a round sweeps through the rest before it says so.
 *
 * @param <R> a ring's reader
 */
final class Turns<R> {

    /** So many idle rings have a turn in each round. */
    static final int IDLE_LOOKS = 7;

    /** After so many empty looks in a row a ring counts as idle. */
    static final int PATIENCE = 64;

    /** In each so-many-th round the idle rings come first: the others may never leave time for them. */
    private static final int IDLE_FIRST = 8;

    /** First the active rings, then the idle ones. */
    private final R[] order;

    private final int[] emptyLooks;

    private int active;
    private int activeTurn;
    private int idleTurn;
    private int rounds;

    /** What is left of the round. */
    private int activeLeft;

    private int idleLeft;
    private boolean idleFirst;
    private int last;

    /** Whether a ring has been empty for so long that it is to become idle. */
    private boolean impatient;

    Turns(R[] readers) {
        this.order = readers.clone();
        this.emptyLooks = new int[readers.length];
        this.active = readers.length;
    }

    /** Begins a round; returns how many looks it has. */
    int beginRound() {
        if (this.impatient) {
            retire();
        }
        this.activeLeft = this.active;
        this.idleLeft = Math.min(IDLE_LOOKS, idle());
        this.idleFirst = ++this.rounds % IDLE_FIRST == 0;
        return this.activeLeft + this.idleLeft;
    }

    /** Between rounds: a ring that changed its place within one could escape its look. */
    private void retire() {
        this.impatient = false;
        for (int i = this.active - 1; i >= 0; i--) {
            if (this.emptyLooks[i] >= PATIENCE) {
                swap(i, --this.active);
                this.idleTurn++; // the idle rings begin one earlier, and the same one is next
            }
        }
    }

    /** Begins a sweep through all idle rings; returns how many looks it has. */
    int beginSweep() {
        this.activeLeft = 0;
        this.idleLeft = idle();
        return this.idleLeft;
    }

    private int idle() {
        return this.order.length - this.active;
    }

    /** How many rings have a turn in every round. */
    int active() {
        return this.active;
    }

    /** The next ring of the round; to be followed by {@link #found} or {@link #foundNothing}. */
    R next() {
        if (this.idleLeft > 0 && (this.idleFirst || this.activeLeft <= 0)) {
            this.idleLeft--;
            this.idleTurn = this.idleTurn + 1 < idle() ? this.idleTurn + 1 : 0;
            this.last = this.active + this.idleTurn;
        } else {
            this.activeLeft--;
            this.activeTurn = this.activeTurn + 1 < this.active ? this.activeTurn + 1 : 0;
            this.last = this.activeTurn;
        }
        return this.order[this.last];
    }

    /** The ring had a record. */
    void found() {
        this.emptyLooks[this.last] = 0;
        if (this.last >= this.active) {
            swap(this.last, this.active++);
            this.idleTurn--; // the idle rings begin one later, and the same one is next
        }
    }

    /** The ring had none. */
    void foundNothing() {
        if (this.last < this.active && this.order.length > IDLE_LOOKS + 1) {
            this.impatient |= ++this.emptyLooks[this.last] >= PATIENCE;
        }
    }

    private void swap(int i, int j) {
        R reader = this.order[i];
        this.order[i] = this.order[j];
        this.order[j] = reader;
        int looks = this.emptyLooks[i];
        this.emptyLooks[i] = this.emptyLooks[j];
        this.emptyLooks[j] = looks;
    }
}
