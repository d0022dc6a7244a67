/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** A process at work on one operation, and its successors. */
final class Process {

    private final int id;
    private final Task task;
    private final boolean comesLast;
    private final Attaching attaching;
    private final Creating creating;
    private final Removing removing;

    Process(int id, Task task, boolean comesLast, Neighbour neighbour) {
        this.id = id;
        this.task = task;
        this.comesLast = comesLast;
        this.attaching = new Attaching(id, task, neighbour);
        this.creating = new Creating(id, task, neighbour);
        this.removing = new Removing(id, task, neighbour);
    }

    Task task() {
        return this.task;
    }

    /** Does the next step. Returns false if it has to wait, or cannot give up. */
    boolean move(World world, boolean other) {
        Step step = world.step(this.id);
        if (this.comesLast && !isAlone(world)) {
            return false;
        }
        if (this.task.operation() == Task.Operation.REMOVE_BY_HAND) {
            return step != Step.DONE && !other && removeByHand(world);
        }
        return switch (step) {
            case ATTACH_OPEN,
                    ATTACH_CHECK,
                    ATTACH_LOOK,
                    ATTACH_LOCK,
                    ATTACH_STATE,
                    ATTACH_CURRENT,
                    ATTACH_RING_OPEN,
                    ATTACH_RING_CHECK,
                    AWAIT_READY,
                    HOLDING -> this.attaching.run(world, step, other);
            case UNLINK_LOCK,
                    UNLINK_CURRENT,
                    UNLINK_ROLES,
                    UNLINK_PAUSE,
                    UNLINK_STATE,
                    UNLINK_RING_OPEN,
                    UNLINK_RING,
                    UNLINK_STILL_CURRENT,
                    UNLINK_NAME,
                    UNLINK_UNLOCK -> this.removing.run(world, step, other);
            case DYING -> die(world, other);
            case KILLED -> other ? this.attaching.end(world, Result.DEAD) : this.attaching.again(world);
            case DONE -> false;
            default -> this.creating.run(world, step, other);
        };
    }

    private boolean isAlone(World world) {
        for (int other = 0; other < this.id; other++) {
            if (world.step(other) != Step.DONE) {
                return false;
            }
        }
        return true;
    }

    private boolean removeByHand(World world) {
        int file = world.at(World.HOME_NAME);
        if (file == 0) {
            return this.attaching.end(world, Result.NOTHING);
        }
        world.at(World.HOME_NAME, 0);
        return this.attaching.end(world, Result.UNLINKED);
    }

    boolean kill(World world) {
        Step step = world.step(this.id);
        int left = world.common(World.KILLS);
        boolean mortal = !this.comesLast && this.task.operation() != Task.Operation.REMOVE_BY_HAND;
        if (!mortal || left == 0 || step == Step.DONE || step == Step.DYING || step == Step.KILLED) {
            return false;
        }
        world.common(World.KILLS, left - 1);
        world.forget(this.id);
        world.go(this.id, Step.DYING);
        return true;
    }

    /** The kernel closes its descriptors, in one order or the other. */
    private boolean die(World world, boolean other) {
        if (!new Calls(this.id).unlockOne(world, other ? World.CONSUMER : World.LIFECYCLE)) {
            world.go(this.id, Step.KILLED);
        }
        return true;
    }
}
