/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import io.shmring.model.Explorable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A scenario played by a life cycle. */
final class LifecycleModel implements Explorable<World> {

    private static final int GIVE_UP = 1;
    private static final int KILL = 2;
    private static final int KINDS = 3;

    /** Steps that were taken or tried. */
    final Set<Step> taken = EnumSet.noneOf(Step.class);

    /** How operations ended. */
    final Set<Result> results = EnumSet.noneOf(Result.class);

    private final Scenario scenario;
    private final List<Process> processes = new ArrayList<>();
    private final Promises promises;
    private final Set<Promise> asked;

    /** Asks for some promises only: a broken rule is no harm yet. */
    LifecycleModel(Scenario scenario, Neighbour neighbour, Set<Promise> asked) {
        this.scenario = scenario;
        this.asked = asked;
        List<Task> tasks = new ArrayList<>(scenario.tasks());
        tasks.add(scenario.last());
        for (Task task : tasks) {
            int id = this.processes.size();
            this.processes.add(new Process(id, task, id == scenario.tasks().size(), neighbour));
        }
        this.promises = new Promises(scenario, tasks);
    }

    @Override
    public World start() {
        World world = new World(this.processes.size());
        world.common(World.KILLS, this.scenario.kills());
        if (this.scenario.before() != Scenario.Before.NOTHING) {
            completeSystem(world);
        }
        if (this.scenario.before() == Scenario.Before.RINGS) {
            world.at(World.HOME_NAME, 0);
            world.sweep();
        }
        if (this.scenario.foreignRing() >= 0) {
            world.at(World.ringName(this.scenario.foreignRing()), world.create(World.FOREIGN));
        }
        return world;
    }

    private static void completeSystem(World world) {
        int doorbell = world.create(World.DOORBELL);
        world.at(World.HOME_NAME, doorbell);
        world.file(doorbell, World.COMPLETE, 1);
        world.file(doorbell, World.STATE, World.OPEN);
        world.file(doorbell, World.GEOMETRY, World.RINGS);
        for (int i = 0; i < World.RINGS; i++) {
            int ring = world.create(World.RING);
            world.at(World.ringName(i), ring);
            world.file(ring, World.COMPLETE, 1);
            world.file(ring, World.STATE, World.OPEN);
            world.file(ring, World.SYSTEM, doorbell);
            world.file(doorbell, World.SLOT + i, ring);
        }
    }

    @Override
    public int moves() {
        return this.processes.size() * KINDS;
    }

    @Override
    public boolean move(World world, int move) {
        Process process = this.processes.get(move / KINDS);
        int kind = move % KINDS;
        this.taken.add(world.step(move / KINDS));
        boolean moved = kind == KILL ? process.kill(world) : process.move(world, kind == GIVE_UP);
        if (moved) {
            world.sweep();
        }
        return moved;
    }

    @Override
    public boolean counts(int move) {
        return move % KINDS != KILL;
    }

    @Override
    public String tell(World before, int move) {
        int id = move / KINDS;
        String who = id + " (" + this.processes.get(id).task() + ") ";
        return who
                + switch (move % KINDS) {
                    case KILL -> "is killed before " + before.step(id);
                    case GIVE_UP -> before.step(id) + ", the other way";
                    default -> before.step(id).toString();
                };
    }

    @Override
    public @Nullable String wrong(World world) {
        return told(promise -> this.promises.isBroken(promise, world));
    }

    @Override
    public @Nullable String wrongAtTheEnd(World world) {
        for (int id = 0; id < this.processes.size(); id++) {
            this.results.add(world.result(id));
        }
        return told(promise -> this.promises.isBrokenAtTheEnd(promise, world));
    }

    @Override
    public @Nullable String wrongInACircle() {
        return told(promise -> promise == Promise.NO_CIRCLE);
    }

    private @Nullable String told(Predicate<Promise> broken) {
        for (Promise promise : this.asked) {
            if (broken.test(promise)) {
                return promise + ": " + promise.broken;
            }
        }
        return null;
    }
}
