/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A scenario played by a protocol: who takes part, and what must not be in the end. */
final class Model implements Explorable<World> {

    private static final int CHOICES = 3;
    private static final int DRAIN = CHOICES;
    private static final int KILL = CHOICES + 1;
    private static final int KINDS = CHOICES + 2;

    final Scenario scenario;
    final Neighbour neighbour;

    /** Whether the bump and the wake-up are one, as with {@code FUTEX_WAKE_OP}, or two moves. */
    final boolean kernelBumps;

    final List<Actor> actors = new ArrayList<>();

    /** Steps that were taken or tried. */
    final Set<Step> taken = EnumSet.noneOf(Step.class);

    private final int[][] ends;

    Model(Scenario scenario, Neighbour neighbour, boolean kernelBumps) {
        this.scenario = scenario;
        this.neighbour = neighbour;
        this.kernelBumps = kernelBumps;
        int rings = scenario.sizes().size();
        this.ends = new int[rings][];
        this.actors.add(new Consumer(this, 0, rings));
        for (int ring = 0; ring < rings; ring++) {
            this.actors.add(new Producer(this, ring + 1, ring));
            this.ends[ring] = ends(scenario.sizes().get(ring), scenario.capacity());
        }
        if (scenario.closed()) {
            this.actors.add(new Closer(this, rings + 1, rings));
        }
    }

    /** Where each record ends, with padding before it if it does not fit before the end of the ring. */
    private static int[] ends(int[] sizes, int capacity) {
        int[] ends = new int[sizes.length];
        int position = 0;
        for (int index = 0; index < sizes.length; index++) {
            int left = capacity - position % capacity;
            position += sizes[index] > left ? left + sizes[index] : sizes[index];
            ends[index] = position;
        }
        return ends;
    }

    /** The end of the record at a position, or -1 behind the last. */
    int end(int ring, int position) {
        for (int end : this.ends[ring]) {
            if (end > position) {
                return end;
            }
        }
        return -1;
    }

    @Override
    public World start() {
        World world = new World(this.scenario.sizes().size(), this.actors.size());
        world.memory(World.KILLS, this.scenario.kills());
        for (int id = 0; id < this.actors.size(); id++) {
            world.go(id, Step.NEXT);
        }
        return world;
    }

    @Override
    public int moves() {
        return this.actors.size() * KINDS;
    }

    @Override
    public boolean move(World world, int move) {
        int id = move / KINDS;
        return switch (move % KINDS) {
            case KILL -> kill(world, id);
            case DRAIN -> drain(world, id);
            default -> this.actors.get(id).move(world, move % KINDS);
        };
    }

    @Override
    public boolean counts(int move) {
        return move % KINDS != KILL;
    }

    @Override
    public String tell(World before, int move) {
        int id = move / KINDS;
        String what = switch (move % KINDS) {
            case KILL -> "is killed before " + before.step(id);
            case DRAIN -> "has a store reach memory";
            case 0 -> before.step(id).toString();
            default -> before.step(id) + ", choice " + move % KINDS;
        };
        return this.actors.get(id).name() + " " + what;
    }

    private static boolean drain(World world, int id) {
        if (world.isDrained(id)) {
            return false;
        }
        world.drainOne(id);
        return true;
    }

    void wakeAll(World world, int seq) {
        for (int id = 0; id < this.actors.size(); id++) {
            if (world.step(id) == Step.ASLEEP && this.actors.get(id).seq() == seq) {
                world.go(id, Step.WAIT_7);
            }
        }
    }

    private boolean kill(World world, int id) {
        int left = world.memory(World.KILLS);
        Step step = world.step(id);
        if (left == 0 || !this.actors.get(id).isKillable() || step == Step.KILLED || step == Step.STOPPED) {
            return false;
        }
        world.memory(World.KILLS, left - 1);
        world.forget(id);
        world.go(id, Step.KILLED);
        return true;
    }

    @Override
    public @Nullable String wrong(World world) {
        return null; // to go wrong is to sleep for ever
    }

    /** Whoever sleeps and wakes again and again is not asleep for ever. */
    @Override
    public @Nullable String wrongInACircle() {
        return null;
    }

    @Override
    public @Nullable String wrongAtTheEnd(World world) {
        int sleepers = 0;
        for (int id = 0; id < this.actors.size(); id++) {
            Step step = world.step(id);
            if (step == Step.ASLEEP) {
                sleepers++;
                if (this.actors.get(id).isDue(world)) {
                    return "the " + this.actors.get(id).name() + " sleeps for ever, and what it waits for is there";
                }
            } else if (step != Step.STOPPED) {
                return "the " + this.actors.get(id).name() + " is stuck before " + step;
            }
        }
        boolean consumerSleeps = world.step(0) == Step.ASLEEP;
        return consumerSleeps && sleepers > 1 ? "both sides sleep for ever" : null;
    }
}
