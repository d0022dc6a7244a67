/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmInspector;
import io.shmring.ShmSnapshot;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.Eventually;
import java.nio.file.Path;
import java.util.Map;

/** Children hold the roles of one ring or system, and others stand by to take them over. */
final class RolesPlay extends Play {

    private static final String PRODUCER = "producer";
    private static final String CONSUMER = "consumer";
    private static final Map<String, String> METHODS = Map.of(PRODUCER, "produce", CONSUMER, "consume");

    private final Pace pace;
    private final Ordeal ordeal;
    private final int standbys;

    /** What may befall a child. */
    enum Ordeal {
        NOTHING,
        STOPS,
        EVERYTHING
    }

    /**
     * A play.
     *
     * @param standbys how many children more than roles there are on each side
     */
    RolesPlay(
            Round round,
            Path rings,
            String name,
            Path journals,
            ChildJvms children,
            Pace pace,
            Ordeal ordeal,
            int standbys) {
        super(round, rings, name, journals, children);
        this.pace = pace;
        this.ordeal = ordeal;
        this.standbys = standbys;
    }

    @Override
    void begin() {
        long capacity = 4096L << this.events.nextInt(5);
        boolean stamped = this.events.nextBoolean();
        this.stage
                .kind()
                .create(
                        this.stage.name(),
                        capacity,
                        this.stage.options().stamped(stamped).build());
        for (int i = 0; i < this.stage.kind().producers() + this.standbys; i++) {
            this.actors.add(enter(PRODUCER));
        }
        for (int i = 0; i < 1 + this.standbys; i++) {
            this.actors.add(enter(CONSUMER));
        }
    }

    @Override
    Actor enter(String role) {
        return this.cast.enter(
                role,
                RoleProcess.class,
                (actor, seed) -> actor.begin(
                        METHODS.get(role),
                        this.stage.rings(),
                        this.stage.journals(),
                        this.stage.name(),
                        this.stage.kind(),
                        actor.life(),
                        this.pace,
                        seed));
    }

    @Override
    void befall(int index) {
        switch (this.ordeal) {
            case NOTHING -> requireNoRescues();
            case STOPS -> stopOrGo(this.actors.get(index));
            case EVERYTHING -> anything(index);
        }
    }

    /** In the end it is asked once more; but whoever looks for the cause wants to know soon. */
    private void requireNoRescues() {
        ShmSnapshot now = snapshot();
        long rescues = now.dataRescues()
                + now.rings().stream().mapToLong(ShmSnapshot.Ring::spaceRescues).sum();
        Violation.unless(rescues == 0, rescues + " wake-ups did not come");
    }

    private void stopOrGo(Actor actor) {
        if (actor.isStopped()) {
            actor.go();
        } else {
            this.cast.stop(actor);
        }
    }

    private void anything(int index) {
        Actor actor = this.actors.get(index);
        if (actor.state() == Actor.State.WORKING && oneIn(2)) {
            return;
        }
        if (oneIn(6)) {
            replace(index);
        } else if (oneIn(40)) {
            storm(actor.role());
        } else if (actor.isStopped()) {
            actor.go();
        } else if (oneIn(3)) {
            this.cast.stop(actor);
        } else if (actor.state() == Actor.State.RESTING) {
            actor.work();
        } else {
            RoleWorker.Rest[] all = RoleWorker.Rest.values();
            actor.rest(all[this.events.nextInt(all.length)]);
            this.figures.add("rests", 1);
        }
    }

    /** All who want a role die at once, and as many others start at once. */
    private void storm(String role) {
        this.figures.add("storms", 1);
        this.actors.stream().filter(actor -> actor.role().equals(role)).forEach(this.cast::kill);
        this.actors.replaceAll(actor -> actor.role().equals(role) ? enter(role) : actor);
    }

    /** Producers first; then consumers, when there is nothing left for them. */
    @Override
    void end() {
        this.actors.stream().filter(actor -> actor.role().equals(PRODUCER)).forEach(actor -> actor.call("end"));
        this.actors.stream()
                .filter(actor ->
                        actor.state() == Actor.State.RESTING && actor.role().equals(CONSUMER))
                .forEach(Actor::work);
        Eventually.isTrue("the ring is drained", () -> {
            this.cast.watch();
            return snapshot().available() == 0;
        });
        this.actors.stream().filter(actor -> actor.role().equals(CONSUMER)).forEach(actor -> actor.call("end"));
    }

    @Override
    void check() {
        ShmSnapshot snapshot = snapshot();
        RingJournal journal = this.stage.journal(snapshot.instanceId());
        this.figures.add(journal);
        this.figures.add(snapshot);
        journal.requireComplete();
        Violation.unless(snapshot.rejects() == 0, snapshot.rejects() + " records were rejected");
        Violation.unless(
                this.stage.kind().unlink(this.stage.name(), this.stage.options().build()),
                "there was nothing to unlink");
    }

    private ShmSnapshot snapshot() {
        try (ShmInspector inspector =
                ShmInspector.open(this.stage.name(), this.stage.options().build())) {
            return inspector.snapshot();
        }
    }
}
