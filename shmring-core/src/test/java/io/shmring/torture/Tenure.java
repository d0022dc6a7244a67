/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

/** One holder's time in a role, as a journal knows it: a word that says who holds it, negative while that one is leaving. */
final class Tenure {

    private final WordFile file;
    private final int word;
    private final Lives lives;
    private final long life;
    private final String role;

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

    /** To be called before the role is given back; may be repeated. */
    void leave() {
        if (!this.file.replace(this.word, this.life, -this.life)) {
            check();
        }
    }

    /** Fails if somebody else has got the role meanwhile. */
    void check() {
        long now = this.file.get(this.word);
        if (now != this.life && now != -this.life) {
            throw new Violation(
                    "process " + this.life + " holds the role of " + this.role + ", and so does process " + now);
        }
    }
}
