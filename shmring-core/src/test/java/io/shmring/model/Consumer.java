/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static io.shmring.model.World.BEFORE;
import static io.shmring.model.World.CACHE;
import static io.shmring.model.World.CLOSED;
import static io.shmring.model.World.POSITION;
import static io.shmring.model.World.STORED;
import static io.shmring.model.World.word;

/** Reads all rings, sleeps on the one pair of data words, gives room back at once or later. */
final class Consumer extends Role {

    private final int rings;

    Consumer(Model model, int id, int rings) {
        super(model, id);
        this.rings = rings;
    }

    @Override
    public String name() {
        return "consumer";
    }

    @Override
    public int seq() {
        return World.DATA_SEQ;
    }

    @Override
    int arm() {
        return World.DATA_ARM;
    }

    @Override
    int looks() {
        return this.model.scenario.closed() ? this.rings + 1 : this.rings;
    }

    @Override
    boolean isReady(World world, int look, boolean cached) {
        if (look == this.rings) {
            int closed = cached ? 0 : world.load(this.id, World.STATE);
            world.set(this.id, CLOSED, closed);
            return closed != 0;
        }
        if (!cached) {
            world.set(this.id, CACHE + look, world.load(this.id, word(look, World.HEAD)));
        }
        return world.get(this.id, CACHE + look) != world.get(this.id, POSITION + look);
    }

    @Override
    int heldBack(World world) {
        for (int ring = 0; ring < this.rings; ring++) {
            if (world.get(this.id, POSITION + ring) != world.get(this.id, STORED + ring)) {
                return ring;
            }
        }
        return -1;
    }

    @Override
    boolean announce(World world) {
        return false;
    }

    @Override
    int cursorWord(int ring) {
        return word(ring, World.TAIL);
    }

    @Override
    int peerArm(int ring) {
        return word(ring, World.SPACE_ARM);
    }

    @Override
    int peerSeq(int ring) {
        return word(ring, World.SPACE_SEQ);
    }

    @Override
    boolean hasGate3() {
        return true;
    }

    @Override
    boolean isWakeUpWanted(World world, int ring) {
        int capacity = this.model.scenario.capacity();
        int tail = world.get(this.id, STORED + ring);
        if (is(Neighbour.WAKE_ONLY_IF_FULL)) {
            return world.load(this.id, word(ring, World.HEAD)) - world.get(this.id, BEFORE) == capacity;
        }
        int want = world.load(this.id, word(ring, World.WANT));
        if (is(Neighbour.NEED_FROM_CACHED_HEAD)) {
            return capacity - (world.get(this.id, CACHE + ring) - tail) >= want;
        }
        return tail - want >= 0;
    }

    @Override
    int rings() {
        return this.rings;
    }

    @Override
    boolean next(World world, int choice) {
        if (choice == 2) {
            if (!this.model.scenario.consumerStops()) {
                return false;
            }
            world.forget(this.id);
            return then(world, Step.STOPPED);
        }
        for (int ring = 0; ring < this.rings; ring++) {
            int position = world.get(this.id, POSITION + ring);
            if (position != world.get(this.id, CACHE + ring)) {
                world.set(this.id, POSITION + ring, this.model.end(ring, position));
                return choice == 1 || announceCursor(world, ring, Step.NEXT);
            }
        }
        return choice == 0 && goOn(world, Step.WAIT_0);
    }

    @Override
    void resume(World world) {
        endWait(world);
        if (world.get(this.id, CLOSED) != 0) {
            world.forget(this.id);
            world.go(this.id, Step.STOPPED);
        } else {
            world.go(this.id, Step.NEXT);
        }
    }

    @Override
    void readCursors(World world) {
        for (int ring = 0; ring < this.rings; ring++) {
            int tail = world.memory(word(ring, World.TAIL));
            world.set(this.id, POSITION + ring, tail);
            world.set(this.id, STORED + ring, tail);
            world.set(this.id, CACHE + ring, tail);
        }
    }

    @Override
    public boolean isDue(World world) {
        for (int ring = 0; ring < this.rings; ring++) {
            if (world.memory(word(ring, World.HEAD)) != world.get(this.id, POSITION + ring)) {
                return true;
            }
        }
        return world.memory(World.STATE) != 0;
    }

    @Override
    public boolean isKillable() {
        return this.model.scenario.consumerDies();
    }
}
