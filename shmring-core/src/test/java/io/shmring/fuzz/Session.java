/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import java.nio.file.Path;

/**
 * One input, played: calls of producers, consumer, inspector and life cycle in one thread, and between and within them the
 * writes of an attacker. The same bytes always lead to the same calls. A finding is an {@link AssertionError}.
 */
final class Session {

    private static final int MOST_STEPS = 400;

    private final Input input;
    private final Rig rig;
    private final Attacker attacker;

    private Session(byte[] bytes, Path directory) {
        this.input = new Input(bytes);
        int kind = this.input.next();
        boolean stamped = (kind & 2) != 0;
        this.rig = (kind & 1) == 0 ? new RigOfOne(directory, stamped) : new RigOfMany(directory, stamped);
        this.attacker = new Attacker(this.input);
    }

    /** Plays an input in an empty directory, and leaves it empty. */
    static void play(byte[] bytes, Path directory) {
        Session session = new Session(bytes, directory);
        try {
            session.play();
        } finally {
            session.rig.disconnect();
            session.rig.removeFiles();
        }
    }

    private void play() {
        ProducerPlay producers = new ProducerPlay(this.input, this.rig, this.attacker);
        ConsumerPlay consumers = new ConsumerPlay(this.input, this.rig, this.attacker);
        LifePlay life = new LifePlay(this.input, this.rig, this.attacker);
        this.rig.create(0);
        life.takeMissing();
        this.attacker.aimAt(this.rig.victims());
        for (int step = 0; step < MOST_STEPS && this.input.hasMore(); step++) {
            switch (this.input.below(16)) {
                case 0 -> life.play();
                case 1, 2, 3, 4, 5 -> consumers.play();
                case 6, 7 -> this.attacker.strike();
                default -> producers.play();
            }
        }
        new Aftermath(this.rig).check();
    }
}
