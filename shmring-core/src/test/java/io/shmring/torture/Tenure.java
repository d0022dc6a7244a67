/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

/**
 * One holder's time in a role, as a journal knows it: a word that says who holds it, negative while that one is leaving. A role may
 * be given back by one thread under the hands of another. From then on a successor may begin, long before the thread that worked
 * gets to its next line, so that one asks whether this holder has left before it complains.
 */
final class Tenure {

    private final WordFile file;
    private final int word;
    private final Lives lives;
    private final long life;
    private final String role;

    /** Set before the word is: who finds a successor there that was let in finds this too. */
    private volatile boolean left;

    Tenure(WordFile file, int word, Lives lives, long life, String role) {
        this.file = file;
        this.word = word;
        this.lives = lives;
        this.life = life;
        this.role = role;
    }

    /** To be called when the role was taken. Fails if somebody else has it who was not killed. */
    void begin() {
        long before = this.file.swap(this.word, this.life);
        if (before > 0 && !this.lives.isDoomed(before)) {
            throw new Violation("process " + this.life + " has got the role of " + this.role + ", which process "
                    + before + " holds");
        }
    }

    /** To be called before the role is given back, by any thread; may be repeated. */
    synchronized void leave() {
        if (!this.left) {
            this.left = true;
            if (!this.file.replace(this.word, this.life, -this.life)) {
                checkInside();
            }
        }
    }

    /** Fails if somebody else has got the role before this holder left. For between two calls. */
    void check() {
        long now = this.file.get(this.word);
        if (!isOwn(now) && !this.left) {
            throw twoHolders(now);
        }
    }

    /** Fails if somebody else has got the role. For within a call: whoever gives the role back waits for its end. */
    void checkInside() {
        long now = this.file.get(this.word);
        if (!isOwn(now)) {
            throw twoHolders(now);
        }
    }

    private boolean isOwn(long holder) {
        return holder == this.life || holder == -this.life;
    }

    private Violation twoHolders(long now) {
        return new Violation(
                "process " + this.life + " holds the role of " + this.role + ", and so does process " + now);
    }
}
