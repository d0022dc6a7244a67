/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** CREATE of a ring and of a system, and REPAIR of what a dead process left. */
final class Creating extends Machine {

    Creating(int id, Task task, Neighbour neighbour) {
        super(id, task, neighbour);
    }

    @Override
    boolean run(World world, Step step, boolean timeOut) {
        if (timeOut) {
            return false;
        }
        return switch (step) {
            case CREATE_FILE, CREATE_FILL, CREATE_LINK -> ring(world, step);
            case DOORBELL_FILE, DOORBELL_LOCK, DOORBELL_LINK -> doorbell(world, step);
            case REPAIR_LOCK, REPAIR_CURRENT, REPAIR_STATE, REPAIR_PRODUCERS, REPAIR_CONSUMER -> repair(world, step);
            default -> parts(world, step);
        };
    }

    // ---- one producer

    private boolean ring(World world, Step step) {
        switch (step) {
            case CREATE_FILE:
                set(world, World.MADE, world.create(World.SPSC));
                if (is(Neighbour.VISIBLE_CREATION) && !this.calls.link(world, World.HOME_NAME, made(world))) {
                    return again(world);
                }
                return go(world, Step.CREATE_FILL);
            case CREATE_FILL:
                world.file(made(world), World.STATE, World.OPEN);
                world.file(made(world), World.COMPLETE, 1);
                return go(world, Step.CREATE_LINK);
            default:
                if (!is(Neighbour.VISIBLE_CREATION) && !this.calls.link(world, World.HOME_NAME, made(world))) {
                    return again(world);
                }
                set(world, World.HOME, made(world));
                set(world, World.MADE, 0);
                return go(world, Step.ATTACH_LOCK);
        }
    }

    private int made(World world) {
        return get(world, World.MADE);
    }

    // ---- many producers

    private boolean doorbell(World world, Step step) {
        boolean linkFirst = is(Neighbour.LOCKS_AFTER_LINK);
        switch (step) {
            case DOORBELL_FILE:
                int file = world.create(World.DOORBELL);
                set(world, World.MADE, file);
                world.file(file, World.COMPLETE, 1);
                world.file(file, World.GEOMETRY, this.task.geometry());
                world.file(file, World.STATE, is(Neighbour.OPEN_BEFORE_RINGS) ? World.OPEN : World.BUILDING);
                return go(world, linkFirst ? Step.DOORBELL_LINK : Step.DOORBELL_LOCK);
            case DOORBELL_LOCK:
                if (!this.calls.tryLock(world, made(world), World.LIFECYCLE)) {
                    return false;
                }
                if (!this.calls.tryLock(world, made(world), World.CONSUMER)) {
                    return again(world);
                }
                return linkFirst ? linked(world) : go(world, Step.DOORBELL_LINK);
            default:
                if (!this.calls.link(world, World.HOME_NAME, made(world))) {
                    return again(world);
                }
                return linkFirst ? go(world, Step.DOORBELL_LOCK) : linked(world);
        }
    }

    private boolean linked(World world) {
        set(world, World.HOME, made(world));
        set(world, World.MADE, 0);
        return go(world, Step.RING_OPEN);
    }

    private boolean parts(World world, Step step) {
        int index = get(world, World.INDEX);
        switch (step) {
            case RING_OPEN:
                int there = world.at(World.ringName(index));
                boolean foreign = there != 0 && world.file(there, World.KIND) == World.FOREIGN;
                if (foreign && !is(Neighbour.FOREIGN_REPLACED)) {
                    return fail(world);
                }
                set(world, World.PART, there);
                return go(world, there == 0 ? Step.RING_FILE : Step.RING_UNLINK);
            case RING_UNLINK:
                this.calls.unlink(world, World.ringName(index), get(world, World.PART));
                set(world, World.PART, 0);
                return go(world, Step.RING_FILE);
            case RING_FILE:
                int ring = world.create(World.RING);
                set(world, World.MADE, ring);
                world.file(ring, World.COMPLETE, 1);
                world.file(ring, World.STATE, World.OPEN);
                world.file(ring, World.SYSTEM, home(world));
                return go(world, Step.RING_LINK);
            case RING_LINK:
                if (!this.calls.link(world, World.ringName(index), made(world))) {
                    set(world, World.MADE, 0);
                    return go(world, Step.RING_OPEN);
                }
                return go(world, Step.RING_SLOT);
            case RING_SLOT:
                if (!is(Neighbour.SLOT_NOT_WRITTEN)) {
                    world.file(home(world), World.SLOT + index, made(world));
                }
                set(world, World.BOUND + index, made(world));
                set(world, World.MADE, 0);
                set(world, World.INDEX, index + 1);
                return go(world, index + 1 < geometry(world) ? Step.RING_OPEN : Step.SYSTEM_OPEN);
            case SYSTEM_OPEN:
                world.file(home(world), World.STATE, World.OPEN);
                set(world, World.INDEX, 0);
                return go(world, Step.SYSTEM_UNLOCK);
            default:
                this.calls.unlock(world, home(world), World.LIFECYCLE);
                return go(world, Step.HOLDING);
        }
    }

    private boolean fail(World world) {
        if (is(Neighbour.FAILURE_NOT_UNDONE)) {
            return end(world, Result.FOREIGN);
        }
        set(world, World.INDEX, 0);
        return Removing.begin(this, world, Removing.Purpose.UNDO);
    }

    // ---- what a dead process left

    private boolean repair(World world, Step step) {
        switch (step) {
            case REPAIR_LOCK:
                if (!is(Neighbour.REPAIR_WITHOUT_LOCK) && !this.calls.tryLock(world, home(world), World.LIFECYCLE)) {
                    return !isCurrent(world) && again(world);
                }
                return go(world, Step.REPAIR_CURRENT);
            case REPAIR_CURRENT:
                if (!isCurrent(world)) {
                    return again(world);
                }
                return this.task.isOfManyProducers()
                        ? go(world, Step.REPAIR_STATE)
                        : Removing.begin(this, world, Removing.Purpose.REPLACE); // what is removed stays so
            case REPAIR_STATE:
                return decide(world, is(Neighbour.REPAIR_ON_OLD_STATE) ? get(world, World.SEEN) : state(world));
            case REPAIR_PRODUCERS:
                return awaitProducers(world);
            default:
                if (!this.calls.tryLock(world, home(world), World.CONSUMER)) {
                    return !isCurrent(world) && again(world);
                }
                return go(world, Step.RING_OPEN);
        }
    }

    private int state(World world) {
        return world.file(home(world), World.STATE);
    }

    private boolean decide(World world, int state) {
        set(world, World.SEEN, 0);
        if (state == World.OPEN) {
            return again(world);
        }
        return state == World.BUILDING
                ? go(world, Step.REPAIR_PRODUCERS)
                : Removing.begin(this, world, Removing.Purpose.REPLACE);
    }

    /** A remover whose death takes its time may have them; a producer cannot. */
    private boolean awaitProducers(World world) {
        for (int i = 0; i < geometry(world); i++) {
            if (this.calls.isHeld(world, home(world), World.PRODUCER + i)) {
                return is(Neighbour.PRODUCERS_ASKED_ONCE) && end(world, Result.CORRUPT);
            }
        }
        boolean takesAny = this.task.operation() == Task.Operation.CONNECT;
        if (takesAny || geometry(world) == this.task.geometry()) {
            return go(world, Step.REPAIR_CONSUMER);
        }
        return Removing.begin(this, world, Removing.Purpose.REPLACE);
    }
}
