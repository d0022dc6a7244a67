/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static io.shmring.model.World.RING;
import static io.shmring.model.World.STATE;

import java.util.ArrayList;
import java.util.List;

/** Closes, removes or asks for a wake-up, from a thread of its own: says so, then bumps and wakes both sides. */
final class Closer implements Actor {

    private final Model model;
    private final int id;
    private final List<Integer> words = new ArrayList<>();

    Closer(Model model, int id, int rings) {
        this.model = model;
        this.id = id;
        this.words.add(World.DATA_SEQ);
        for (int ring = 0; ring < rings; ring++) {
            this.words.add(World.word(ring, World.SPACE_SEQ));
        }
    }

    @Override
    public boolean move(World world, int choice) {
        if (choice != 0) {
            return false;
        }
        boolean bumpFirst = this.model.neighbour == Neighbour.BUMP_BEFORE_STATE;
        this.model.taken.add(world.step(this.id));
        switch (world.step(this.id)) {
            case NEXT:
                return go(world, bumpFirst ? Step.CLOSE_2 : Step.CLOSE_1);
            case CLOSE_1:
                world.memory(STATE, 1);
                return go(world, bumpFirst ? Step.STOPPED : Step.CLOSE_2);
            case CLOSE_2:
                int word = this.words.get(world.get(this.id, RING));
                world.memory(word, world.memory(word) + 1);
                if (!this.model.kernelBumps) {
                    return go(world, Step.BUMPED);
                }
                return wake(world, bumpFirst);
            case BUMPED:
                return wake(world, bumpFirst);
            default:
                return false;
        }
    }

    private boolean wake(World world, boolean bumpFirst) {
        int index = world.get(this.id, RING);
        this.model.wakeAll(world, this.words.get(index));
        boolean last = index + 1 == this.words.size();
        world.set(this.id, RING, last ? 0 : index + 1);
        return go(world, !last ? Step.CLOSE_2 : bumpFirst ? Step.CLOSE_1 : Step.STOPPED);
    }

    private boolean go(World world, Step step) {
        world.go(this.id, step);
        return true;
    }

    @Override
    public int seq() {
        return -1;
    }

    @Override
    public boolean isDue(World world) {
        return false;
    }

    @Override
    public boolean isKillable() {
        return false;
    }

    @Override
    public String name() {
        return "closer";
    }
}
