/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static io.shmring.model.World.ATTEMPT;
import static io.shmring.model.World.CACHE;
import static io.shmring.model.World.CLOSED;
import static io.shmring.model.World.POSITION;
import static io.shmring.model.World.STORED;
import static io.shmring.model.World.TARGET;
import static io.shmring.model.World.word;

/** Writes the records of its ring, waits for room on its ring's words, rings the bell of the consumer. May stop at any time. */
final class Producer extends Role {

    private final int ring;

    Producer(Model model, int id, int ring) {
        super(model, id);
        this.ring = ring;
    }

    @Override
    public String name() {
        return "producer " + this.ring;
    }

    @Override
    public int seq() {
        return word(this.ring, World.SPACE_SEQ);
    }

    @Override
    int arm() {
        return word(this.ring, World.SPACE_ARM);
    }

    @Override
    int looks() {
        return this.model.scenario.closed() ? 2 : 1;
    }

    @Override
    boolean isReady(World world, int look, boolean cached) {
        if (look == 1) {
            int closed = cached ? 0 : world.load(this.id, World.STATE);
            world.set(this.id, CLOSED, closed);
            return closed != 0;
        }
        if (!cached) {
            world.set(this.id, CACHE, world.load(this.id, word(this.ring, World.TAIL)));
        }
        return hasRoom(world);
    }

    private boolean hasRoom(World world) {
        int free = this.model.scenario.capacity() - (world.get(this.id, POSITION) - world.get(this.id, CACHE));
        return free >= needed(world);
    }

    private int needed(World world) {
        int position = world.get(this.id, POSITION);
        int record = this.model.end(this.ring, position) - position;
        return world.get(this.id, ATTEMPT) == 0 ? Math.max(record, this.model.scenario.firstAttempt()) : record;
    }

    @Override
    int heldBack(World world) {
        return world.get(this.id, POSITION) == world.get(this.id, STORED) ? -1 : 0;
    }

    @Override
    boolean announce(World world) {
        int capacity = this.model.scenario.capacity();
        int room = Math.max(needed(world), capacity / 4);
        int target = is(Neighbour.TARGET_FROM_CACHED_TAIL)
                ? world.get(this.id, CACHE) + room
                : world.get(this.id, POSITION) + room - capacity;
        world.set(this.id, TARGET, target);
        world.storeBuffered(this.id, word(this.ring, World.WANT), is(Neighbour.NEED_FROM_CACHED_HEAD) ? room : target);
        return true;
    }

    @Override
    int cursorWord(int served) {
        return word(this.ring, World.HEAD);
    }

    @Override
    int peerArm(int served) {
        return World.DATA_ARM;
    }

    @Override
    int peerSeq(int served) {
        return World.DATA_SEQ;
    }

    @Override
    boolean hasGate3() {
        return false;
    }

    @Override
    boolean isWakeUpWanted(World world, int served) {
        return true;
    }

    @Override
    int rings() {
        return 1;
    }

    @Override
    boolean next(World world, int choice) {
        if (world.step(this.id) == Step.WRITTEN) {
            return choice == 0 ? announceCursor(world, 0, Step.NEXT) : choice == 1 && then(world, Step.NEXT);
        }
        if (choice == 1) {
            world.forget(this.id);
            return then(world, Step.STOPPED);
        }
        if (choice != 0) {
            return false;
        }
        int position = world.get(this.id, POSITION);
        if (this.model.end(this.ring, position) < 0) {
            return heldBack(world) >= 0 && announceCursor(world, 0, Step.NEXT);
        }
        if (!hasRoom(world) && !isReady(world, 0, false)) {
            return then(world, Step.WAIT_0);
        }
        world.set(this.id, POSITION, this.model.end(this.ring, position));
        world.set(this.id, ATTEMPT, 0);
        return then(world, Step.WRITTEN);
    }

    @Override
    void resume(World world) {
        if (world.get(this.id, World.GAVE_UP) != 0) {
            world.set(this.id, ATTEMPT, 1);
        }
        endWait(world);
        if (world.get(this.id, CLOSED) != 0) {
            world.forget(this.id);
            world.go(this.id, Step.STOPPED);
        } else {
            world.go(this.id, Step.NEXT);
        }
    }

    /** Only a first attempt, which asks for more than the record needs, has a deadline. */
    @Override
    boolean mayTimeOut(World world) {
        return this.model.scenario.firstAttempt() > 0 && world.get(this.id, ATTEMPT) == 0;
    }

    @Override
    void readCursors(World world) {
        int head = world.memory(word(this.ring, World.HEAD));
        world.set(this.id, POSITION, head);
        world.set(this.id, STORED, head);
        world.set(this.id, CACHE, world.memory(word(this.ring, World.TAIL)));
    }

    @Override
    public boolean isDue(World world) {
        return world.memory(word(this.ring, World.TAIL)) - world.get(this.id, TARGET) >= 0
                || world.memory(World.STATE) != 0;
    }

    @Override
    public boolean isKillable() {
        return this.model.scenario.producersDie();
    }
}
