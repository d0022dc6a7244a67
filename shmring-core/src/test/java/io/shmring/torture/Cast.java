/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.testing.ChildJvms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The children of a round, those that are dead included, and the events that befall them. */
final class Cast {

    private final ChildJvms children;
    private final Lives lives;
    private final Random events;
    private final Figures figures;
    private final List<Actor> all = new ArrayList<>();

    Cast(ChildJvms children, Path journals, Random events, Figures figures) {
        this.children = children;
        this.lives = new Lives(journals);
        this.events = events;
        this.figures = figures;
    }

    /** Tells a new child what to do. */
    @FunctionalInterface
    interface Part {

        void begin(Actor actor, long seed);
    }

    /** Starts a child; does not wait for it. */
    Actor enter(String role, Class<?> target, Part part) {
        Actor actor = new Actor(role, this.children.start(target), this.all.size() + 1L);
        this.all.add(actor);
        part.begin(actor, this.events.nextLong());
        return actor;
    }

    void kill(Actor actor) {
        actor.kill(this.lives);
        this.figures.add("kills of " + actor.role() + "s", 1);
    }

    void stop(Actor actor) {
        actor.stop();
        this.figures.add("stops of " + actor.role() + "s", 1);
    }

    /** Fails if a child has found a promise broken, or has died on its own. */
    void watch() {
        long failed = this.lives.failed();
        if (failed != 0) {
            throw new AssertionError(
                    "a promise was broken: " + this.all.get((int) failed - 1).describe());
        }
        for (Actor actor : this.all) {
            if (actor.hasCrashed()) {
                throw new AssertionError("died on its own: " + actor.describe());
            }
        }
    }

    /** All that the living have said. */
    String describe() {
        return Actor.describe(this.all.stream()
                .filter(actor -> actor.state() != Actor.State.DEAD)
                .toList());
    }
}
