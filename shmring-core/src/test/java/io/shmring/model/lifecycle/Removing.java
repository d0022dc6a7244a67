/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** UNLINK, of whoever wants it and of whoever finds something in the way. */
final class Removing extends Machine {

    /** Why something is removed, which is what follows. */
    enum Purpose {
        UNLINK,
        FORCE,

        /** Begins anew. */
        REPLACE,

        /** Fails. */
        UNDO;

        static final Purpose[] ALL = values();
    }

    Removing(int id, Task task, Neighbour neighbour) {
        super(id, task, neighbour);
    }

    /** UNLINK 3 and what follows, by whoever has the lifecycle lock. */
    static boolean begin(Machine machine, World world, Purpose purpose) {
        machine.set(world, World.INDEX, 0);
        machine.set(world, World.SEEN, 0);
        machine.set(world, World.PURPOSE, purpose.ordinal());
        return machine.go(
                world, machine.is(Neighbour.STATE_AFTER_NAME) ? firstAfterState(machine, world) : Step.UNLINK_STATE);
    }

    private static Step firstAfterState(Machine machine, World world) {
        boolean ringsFirst = machine.geometry(world) > 0 && !machine.is(Neighbour.DOORBELL_FIRST);
        return ringsFirst ? Step.UNLINK_RING_OPEN : Step.UNLINK_STILL_CURRENT;
    }

    @Override
    boolean run(World world, Step step, boolean timeOut) {
        if (step == Step.UNLINK_PAUSE) {
            return pause(world, timeOut);
        }
        if (timeOut) {
            return false;
        }
        return switch (step) {
            case UNLINK_LOCK -> lock(world);
            case UNLINK_CURRENT -> {
                boolean unseen = is(Neighbour.UNLINK_WHAT_WENT) || is(Neighbour.UNLINK_WHAT_WENT_BEFORE);
                yield isCurrent(world) || unseen ? locked(world) : again(world);
            }
            case UNLINK_ROLES -> lockRole(world);
            default -> remove(world, step);
        };
    }

    private boolean lock(World world) {
        if (!is(Neighbour.UNLINK_WITHOUT_LOCK) && !this.calls.tryLock(world, home(world), World.LIFECYCLE)) {
            return !isCurrent(world) && again(world);
        }
        return go(world, Step.UNLINK_CURRENT);
    }

    private boolean locked(World world) {
        if (this.task.operation() == Task.Operation.FORCE) {
            world.file(home(world), World.FORCED, 1);
            return begin(this, world, Purpose.FORCE);
        }
        boolean asked = is(Neighbour.ROLES_NOT_ASKED) || is(Neighbour.ROLES_BEFORE_LIFE_CYCLE);
        return asked ? begin(this, world, Purpose.UNLINK) : go(world, Step.UNLINK_ROLES);
    }

    // ---- UNLINK 2

    private boolean lockRole(World world) {
        int role = World.CONSUMER + get(world, World.INDEX);
        int roles = 1 + Math.max(1, geometry(world));
        boolean free = is(Neighbour.ROLES_ONLY_ASKED)
                ? !this.calls.isHeld(world, home(world), role)
                : this.calls.tryLock(world, home(world), role);
        if (!free) {
            unlockRoles(world);
            return go(world, Step.UNLINK_PAUSE);
        }
        set(world, World.INDEX, get(world, World.INDEX) + 1);
        if (get(world, World.INDEX) < roles) {
            return true;
        }
        return is(Neighbour.ROLES_BEFORE_LIFE_CYCLE) ? go(world, Step.UNLINK_LOCK) : begin(this, world, Purpose.UNLINK);
    }

    private boolean pause(World world, boolean timeOut) {
        boolean held = this.calls.isHeld(world, home(world), World.CONSUMER + get(world, World.INDEX));
        if (timeOut) {
            return held && end(world, Result.HELD);
        }
        set(world, World.INDEX, 0);
        return !held && go(world, Step.UNLINK_ROLES);
    }

    private void unlockRoles(World world) {
        for (int lock = World.CONSUMER; lock < World.LOCKS; lock++) {
            this.calls.unlock(world, home(world), lock);
        }
    }

    // ---- UNLINK 3 and 4

    private boolean remove(World world, Step step) {
        int index = get(world, World.INDEX);
        switch (step) {
            case UNLINK_STATE:
                world.file(home(world), World.STATE, World.REMOVED);
                return go(world, is(Neighbour.STATE_AFTER_NAME) ? Step.UNLINK_UNLOCK : firstAfterState(this, world));
            case UNLINK_RING_OPEN:
                int ring = world.at(World.ringName(index));
                boolean ours = ring != 0
                        && world.file(ring, World.KIND) != World.FOREIGN
                        && (world.file(ring, World.SYSTEM) == home(world)
                                || is(Neighbour.RING_NOT_COMPARED)
                                || is(Neighbour.SYSTEM_NOT_COMPARED));
                if (!ours) {
                    return nextRing(world, index);
                }
                set(world, World.PART, ring);
                return go(world, Step.UNLINK_RING);
            case UNLINK_RING:
                this.calls.unlink(world, World.ringName(index), get(world, World.PART));
                set(world, World.PART, 0);
                return nextRing(world, index);
            case UNLINK_STILL_CURRENT:
                boolean unseen = is(Neighbour.UNLINK_WHAT_WENT) || is(Neighbour.UNLINK_WHAT_WENT_MEANWHILE);
                return isCurrent(world) || unseen ? go(world, Step.UNLINK_NAME) : named(world);
            case UNLINK_NAME:
                this.calls.unlink(world, World.HOME_NAME, home(world));
                return named(world);
            default:
                return unlock(world);
        }
    }

    private boolean nextRing(World world, int index) {
        if (index + 1 < geometry(world)) {
            set(world, World.INDEX, index + 1);
            return go(world, Step.UNLINK_RING_OPEN);
        }
        set(world, World.INDEX, 0);
        return is(Neighbour.DOORBELL_FIRST) ? go(world, Step.UNLINK_UNLOCK) : go(world, Step.UNLINK_STILL_CURRENT);
    }

    /** The name has gone. */
    private boolean named(World world) {
        if (is(Neighbour.DOORBELL_FIRST) && geometry(world) > 0) {
            set(world, World.INDEX, 0);
            return go(world, Step.UNLINK_RING_OPEN);
        }
        return go(world, is(Neighbour.STATE_AFTER_NAME) ? Step.UNLINK_STATE : Step.UNLINK_UNLOCK);
    }

    private Purpose purpose(World world) {
        return Purpose.ALL[get(world, World.PURPOSE)];
    }

    // ---- UNLINK 5

    /** A lock a move: the roles first, unless a creation that failed gives up. */
    private boolean unlock(World world) {
        Purpose purpose = purpose(world);
        if (this.calls.unlockOne(world, purpose == Purpose.UNDO ? World.LIFECYCLE : World.CONSUMER)) {
            return true;
        }
        return switch (purpose) {
            case REPLACE -> again(world);
            case UNDO -> end(world, Result.FOREIGN);
            default -> end(world, Result.UNLINKED);
        };
    }
}
