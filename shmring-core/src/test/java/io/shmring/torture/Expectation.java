/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

/** What one consumer expects of one stream, from what its predecessors noted on. */
final class Expectation {

    private final StreamJournal journal;
    private boolean begun;

    /** Behind the last message that was verified and dealt with. */
    private long next;

    Expectation(StreamJournal journal) {
        this.journal = journal;
        this.next = journal.releasing();
    }

    /** A message is at hand and whole. Fails unless it may come now; the same one may come several times. */
    void seen(long message) {
        if (this.begun) {
            this.journal.requireNext(this.next, message);
        } else {
            begin(message);
        }
        this.next = message;
        this.journal.count(message);
    }

    /** The first one: either the next, or the first that a predecessor had seen and not given back. */
    private void begin(long message) {
        long released = this.journal.released();
        if (message >= this.next) {
            this.journal.requireNext(this.next, message);
        } else {
            Violation.unless(
                    message >= released,
                    "came again: " + Position.text(message) + ", but all up to " + Position.text(released)
                            + " was given back");
        }
        // Known is now where the tail is. The upper bound goes first, lest a successor find it below the lower one.
        this.journal.releasing(message);
        this.journal.released(message);
        this.begun = true;
    }

    /** The message seen last is dealt with: from now on it may be given back. */
    void releasing() {
        this.next++;
        this.journal.releasing(this.next);
    }

    /** All that was dealt with is given back. */
    void released() {
        if (this.begun) {
            this.journal.released(this.next);
        }
    }
}
