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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A round as the driver plays it: the children begin, events befall them, the children end, everything is checked. */
abstract class Play {

    private static final int LONGEST_QUIET_MILLIS = 160;

    final Round round;
    final Stage stage;
    final Random events;
    final Figures figures = new Figures();
    final Cast cast;
    final List<Actor> actors = new ArrayList<>();

    Play(Round round, Path rings, String name, Path journals, ChildJvms children) {
        this.round = round;
        this.stage = new Stage(rings, journals, name, round.kind(), new Lives(journals), Lives.DRIVER);
        this.events = new Random(round.seed());
        this.cast = new Cast(children, journals, this.events, this.figures);
    }

    /** Plays to the end. Returns the figures. */
    final Figures perform() {
        begin();
        this.actors.forEach(Actor::await); // to start JVMs takes seconds
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(this.round.seconds());
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(this.events.nextInt(LONGEST_QUIET_MILLIS)));
            this.cast.watch();
            befall(this.events.nextInt(this.actors.size()));
        }
        for (Actor actor : this.actors) {
            if (actor.isStopped()) {
                actor.go();
            }
        }
        end();
        this.cast.watch();
        check();
        return this.figures;
    }

    /** Starts the children. */
    abstract void begin();

    /** Something happens to one of them, or nothing. */
    abstract void befall(int actor);

    /** Ends the children; all of them run. */
    abstract void end();

    /** There are no children any more. */
    abstract void check();

    /** A new child in a dead one's place. */
    final void replace(int index) {
        Actor victim = this.actors.get(index);
        this.cast.kill(victim);
        this.actors.set(index, enter(victim.role()));
    }

    final boolean oneIn(int chances) {
        return this.events.nextInt(chances) == 0;
    }

    /** A new child for a role. */
    abstract Actor enter(String role);
}
