/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** A part of an operation, and what all parts need. One move does one step. */
abstract class Machine {

    final int id;
    final Task task;
    final Neighbour neighbour;
    final Calls calls;

    Machine(int id, Task task, Neighbour neighbour) {
        this.id = id;
        this.task = task;
        this.neighbour = neighbour;
        this.calls = new Calls(id);
    }

    /**
     * Does a step.
     *
     * @param timeOut whether the process gives up waiting instead
     * @return false if it has to wait, or cannot give up
     */
    abstract boolean run(World world, Step step, boolean timeOut);

    boolean is(Neighbour other) {
        return this.neighbour == other;
    }

    int get(World world, int register) {
        return world.get(this.id, register);
    }

    void set(World world, int register, int value) {
        world.set(this.id, register, value);
    }

    int home(World world) {
        return get(world, World.HOME);
    }

    boolean isCurrent(World world) {
        return this.calls.isCurrent(world, home(world));
    }

    int geometry(World world) {
        return world.file(home(world), World.GEOMETRY);
    }

    boolean go(World world, Step step) {
        world.go(this.id, step);
        return true;
    }

    /** Lets go of everything and looks again. */
    boolean again(World world) {
        int attaching = get(world, World.ATTACHING);
        unlockAll(world);
        world.forget(this.id);
        set(world, World.ATTACHING, attaching);
        return go(world, Step.ATTACH_OPEN);
    }

    boolean end(World world, Result result) {
        unlockAll(world);
        world.forget(this.id);
        set(world, World.RESULT, result.ordinal());
        return go(world, Step.DONE);
    }

    private void unlockAll(World world) {
        while (this.calls.unlockOne(world, 0)) {
            // all
        }
    }
}
