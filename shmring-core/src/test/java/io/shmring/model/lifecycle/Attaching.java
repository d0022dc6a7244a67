/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** ATTACH 1 to 3, up to having the role. */
final class Attaching extends Machine {

    Attaching(int id, Task task, Neighbour neighbour) {
        super(id, task, neighbour);
    }

    @Override
    boolean run(World world, Step step, boolean timeOut) {
        return switch (step) {
            case ATTACH_OPEN -> open(world, timeOut);
            case ATTACH_LOOK -> look(world, timeOut);
            case ATTACH_LOCK -> lock(world, timeOut);
            case AWAIT_READY -> awaitReady(world, timeOut);
            default -> !timeOut && check(world, step);
        };
    }

    private boolean check(World world, Step step) {
        switch (step) {
            case ATTACH_CHECK:
                if (!world.isNamed(home(world))) {
                    set(world, World.HOME, 0);
                    return absent(world);
                }
                if (world.file(home(world), World.COMPLETE) == 0) {
                    return end(world, Result.HALF_WRITTEN);
                }
                if (this.task.removes()) {
                    boolean rolesFirst = is(Neighbour.ROLES_BEFORE_LIFE_CYCLE);
                    return go(world, rolesFirst ? Step.UNLINK_ROLES : Step.UNLINK_LOCK);
                }
                return go(world, Step.ATTACH_LOOK);
            case ATTACH_STATE:
                boolean open = world.file(home(world), World.STATE) == World.OPEN;
                return open || is(Neighbour.ATTACH_ON_OLD_STATE) ? go(world, Step.ATTACH_CURRENT) : gone(world);
            case ATTACH_CURRENT:
                return isCurrent(world) || is(Neighbour.ATTACH_TO_WHAT_WENT) ? locked(world) : gone(world);
            case ATTACH_RING_OPEN:
                return openRing(world);
            case ATTACH_RING_CHECK:
                return checkRing(world);
            default: // HOLDING: gives the role back
                return end(world, Result.ATTACHED);
        }
    }

    // ---- ATTACH 1 and 2

    private boolean open(World world, boolean timeOut) {
        int file = world.at(World.HOME_NAME);
        if (file == 0) {
            boolean waits = this.task.operation() == Task.Operation.CONNECT;
            if (timeOut) {
                return waits && end(world, Result.NOT_FOUND);
            }
            return !waits && absent(world);
        }
        set(world, World.HOME, file);
        return !timeOut && go(world, Step.ATTACH_CHECK);
    }

    private boolean absent(World world) {
        switch (this.task.operation()) {
            case UNLINK, FORCE:
                return end(world, Result.NOTHING);
            case CONNECT:
                return go(world, Step.ATTACH_OPEN);
            default:
                if (get(world, World.ATTACHING) != 0) { // back to the creation, which looks first
                    set(world, World.ATTACHING, 0);
                    return go(world, Step.ATTACH_OPEN);
                }
                return go(world, this.task.isOfManyProducers() ? Step.DOORBELL_FILE : Step.CREATE_FILE);
        }
    }

    private boolean look(World world, boolean timeOut) {
        int state = world.file(home(world), World.STATE);
        if (this.task.isOfManyProducers() && this.task.produces()) {
            return state == World.OPEN ? !timeOut && go(world, Step.ATTACH_LOCK) : awaitReady(world, timeOut);
        }
        if (timeOut) {
            return false;
        }
        boolean fits = geometry(world) == this.task.geometry();
        boolean attaches = get(world, World.ATTACHING) != 0 || this.task.operation() == Task.Operation.CONNECT;
        if (attaches && !fits && state != World.REMOVED && this.task.operation() != Task.Operation.CONNECT) {
            return end(world, Result.OTHER_GEOMETRY);
        }
        if (state == World.REMOVED && is(Neighbour.REMOVED_LEFT_ALONE)) {
            return again(world);
        }
        if (state != World.OPEN) {
            set(world, World.SEEN, state);
            return go(world, Step.REPAIR_LOCK);
        }
        if (this.task.operation() == Task.Operation.CREATE) {
            return end(world, Result.EXISTS);
        }
        if (this.task.isOfManyProducers() && !attaches) { // the creation ends here, and the attachment begins
            set(world, World.ATTACHING, 1);
            return again(world);
        }
        return go(world, Step.ATTACH_LOCK);
    }

    // ---- ATTACH 3

    private boolean lock(World world, boolean timeOut) {
        if (this.task.role() != Task.FIRST_FREE) {
            return lock(world, this.task.role(), timeOut);
        }
        int slot = get(world, World.INDEX);
        if (slot == geometry(world)) {
            return awaitFree(world, timeOut);
        }
        if (timeOut) {
            return false;
        }
        if (this.calls.tryLock(world, home(world), World.PRODUCER + slot)) {
            return taken(world);
        }
        set(world, World.INDEX, slot + 1);
        return true;
    }

    /** All were held. */
    private boolean awaitFree(World world, boolean timeOut) {
        boolean free = false;
        for (int slot = 0; slot < geometry(world); slot++) {
            free |= !this.calls.isHeld(world, home(world), World.PRODUCER + slot);
        }
        if (timeOut) {
            return !free && isCurrent(world) && end(world, Result.HELD);
        }
        if (!isCurrent(world)) {
            return again(world);
        }
        set(world, World.INDEX, 0);
        return free;
    }

    private boolean lock(World world, int role, boolean timeOut) {
        if (this.calls.isHeld(world, home(world), role)) {
            if (!isCurrent(world)) {
                return !timeOut && gone(world);
            }
            return timeOut && end(world, Result.HELD);
        }
        if (timeOut) {
            return false;
        }
        this.calls.tryLock(world, home(world), role);
        return taken(world);
    }

    private boolean taken(World world) {
        set(world, World.LATE, isCurrent(world) ? 0 : 1);
        return go(world, Step.ATTACH_STATE);
    }

    /** A handle of one ring keeps to its object, a role of a system looks again. */
    private boolean gone(World world) {
        return this.task.isOfManyProducers() ? again(world) : end(world, Result.REMOVED);
    }

    private boolean locked(World world) {
        if (this.task.isOfManyProducers()) {
            if (this.task.role() != Task.FIRST_FREE) {
                set(world, World.INDEX, this.task.produces() ? this.task.role() - World.PRODUCER : 0);
            }
            return go(world, Step.ATTACH_RING_OPEN);
        }
        set(world, World.BOUND, home(world));
        return go(world, Step.HOLDING);
    }

    private boolean openRing(World world) {
        int ring = world.at(World.ringName(get(world, World.INDEX)));
        if (ring == 0) {
            return unready(world);
        }
        if (world.file(ring, World.KIND) == World.FOREIGN) {
            return end(world, Result.FOREIGN);
        }
        set(world, World.PART, ring);
        return go(world, Step.ATTACH_RING_CHECK);
    }

    private boolean checkRing(World world) {
        int ring = get(world, World.PART);
        int index = get(world, World.INDEX);
        boolean compares = !is(Neighbour.RING_NOT_COMPARED);
        boolean systemFits =
                world.file(ring, World.SYSTEM) == home(world) || !compares || is(Neighbour.SYSTEM_NOT_COMPARED);
        boolean slotFits =
                world.file(home(world), World.SLOT + index) == ring || !compares || is(Neighbour.SLOT_NOT_COMPARED);
        if (!world.isNamed(ring) || !systemFits || !slotFits) {
            return unready(world);
        }
        set(world, World.PART, 0);
        set(world, this.task.produces() ? World.BOUND : World.BOUND + index, ring);
        if (this.task.produces() || index + 1 == geometry(world)) {
            return go(world, Step.HOLDING);
        }
        set(world, World.INDEX, index + 1);
        return go(world, Step.ATTACH_RING_OPEN);
    }

    private boolean unready(World world) {
        int home = home(world);
        again(world);
        set(world, World.HOME, home);
        return go(world, Step.AWAIT_READY);
    }

    /** The process looks again and again, and sees nothing new until this changes. */
    private boolean awaitReady(World world, boolean timeOut) {
        boolean changed = !isCurrent(world)
                || (world.step(this.id) == Step.AWAIT_READY && world.file(home(world), World.STATE) != World.OPEN);
        if (timeOut) {
            return !changed && end(world, Result.NOT_READY);
        }
        return changed && again(world);
    }
}
