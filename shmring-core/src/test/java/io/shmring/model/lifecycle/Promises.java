/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import io.shmring.model.lifecycle.Task.Operation;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Whether a state keeps the promises. */
final class Promises {

    private final Scenario scenario;
    private final List<Task> tasks;

    Promises(Scenario scenario, List<Task> tasks) {
        this.scenario = scenario;
        this.tasks = tasks;
    }

    // ---- in every state

    boolean isBroken(Promise promise, World world) {
        return switch (promise) {
            case ONE_HOLDER -> anyHolder(world, this::isShared);
            case HELD_STAYS -> anyHolder(world, this::isRobbed);
            case FOUND_OUT -> anyHolder(world, Promises::isDeceived);
            case OWN_RING -> anyHolder(world, Promises::isBoundToAnothers);
            case COMPLETE -> !isEveryObjectComplete(world);
            case OPEN_IS_WHOLE -> !isWholeIfOpen(world, world.at(World.HOME_NAME));
            default -> world.common(World.WRONG) == promise.ordinal() + 1;
        };
    }

    private interface OfHolder {
        boolean test(World world, int id);
    }

    private boolean anyHolder(World world, OfHolder test) {
        for (int id = 0; id < this.tasks.size(); id++) {
            if (world.step(id) == Step.HOLDING && test.test(world, id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEveryObjectComplete(World world) {
        for (int name = 0; name <= World.RINGS; name++) {
            int file = world.at(name);
            if (file != 0 && world.file(file, World.KIND) != World.FOREIGN && world.file(file, World.COMPLETE) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWholeIfOpen(World world, int home) {
        if (home == 0 || world.file(home, World.STATE) != World.OPEN) {
            return true;
        }
        for (int i = 0; i < world.file(home, World.GEOMETRY); i++) {
            int ring = world.at(World.ringName(i));
            if (ring == 0 || ring != world.file(home, World.SLOT + i) || world.file(ring, World.SYSTEM) != home) {
                return false;
            }
        }
        return true;
    }

    /** Its object went, and nobody used force. */
    private boolean isRobbed(World world, int id) {
        int home = world.get(id, World.HOME);
        boolean there = world.at(World.HOME_NAME) == home && world.file(home, World.STATE) == World.OPEN;
        return !there && world.file(home, World.FORCED) == 0 && !this.scenario.has(Operation.REMOVE_BY_HAND);
    }

    /** Its object went by force and does not say so, or had gone before the lock was taken. */
    private static boolean isDeceived(World world, int id) {
        int home = world.get(id, World.HOME);
        boolean gone = world.at(World.HOME_NAME) != home;
        boolean silent = world.file(home, World.FORCED) != 0 && world.file(home, World.STATE) != World.REMOVED;
        return gone && (silent || world.get(id, World.LATE) != 0);
    }

    private boolean isShared(World world, int id) {
        for (int other = 0; other < id; other++) {
            if (world.step(other) == Step.HOLDING
                    && produces(id) == produces(other)
                    && (shares(world, id, other, 0) || shares(world, id, other, 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean produces(int id) {
        return this.tasks.get(id).produces();
    }

    private static boolean isBoundToAnothers(World world, int id) {
        int home = world.get(id, World.HOME);
        for (int i = 0; i < World.RINGS; i++) {
            int ring = world.get(id, World.BOUND + i);
            boolean slot = ring == world.file(home, World.SLOT) || ring == world.file(home, World.SLOT + 1);
            if (ring != 0 && ring != home && (world.file(ring, World.SYSTEM) != home || !slot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean shares(World world, int id, int other, int index) {
        int ring = world.get(id, World.BOUND + index);
        return ring != 0 && (ring == world.get(other, World.BOUND) || ring == world.get(other, World.BOUND + 1));
    }

    // ---- in the end

    boolean isBrokenAtTheEnd(Promise promise, World world) {
        int last = this.tasks.size() - 1;
        return switch (promise) {
            case NOBODY_STUCK -> !haveAll(world, id -> world.step(id) == Step.DONE);
            case EXPECTED -> !haveAll(world, id -> id == last || isExpected(this.tasks.get(id), world.result(id)));
            case SUCCESSOR -> !hasSucceeded(this.tasks.get(last), world.result(last));
            case NOTHING_LEFT -> !isTidy(world, this.tasks.get(last));
            default -> false;
        };
    }

    private boolean haveAll(World world, IntPredicate test) {
        return IntStream.range(0, world.processes()).allMatch(test);
    }

    private boolean isExpected(Task task, Result result) {
        return switch (result) {
            case ATTACHED, DEAD -> true;
            case HELD -> hasRival(task);
            case EXISTS -> task.operation() == Operation.CREATE;
            case NOT_FOUND -> task.operation() == Operation.CONNECT;
            case UNLINKED, NOTHING -> task.removes() || task.operation() == Operation.REMOVE_BY_HAND;
            case REMOVED -> this.scenario.removes();
            case NOT_READY -> task.operation() == Operation.CONNECT && task.produces();
            case OTHER_GEOMETRY -> this.scenario.hasTwoGeometries();
            case FOREIGN -> this.scenario.foreignRing() >= 0;
            case NONE, HALF_WRITTEN, CORRUPT -> false;
        };
    }

    /** Whether somebody else can have the lock. */
    private boolean hasRival(Task task) {
        long alike = this.scenario.tasks().stream()
                .filter(other -> other.produces() == task.produces())
                .count();
        return task.removes() || this.scenario.removes() || alike > 1;
    }

    private boolean hasSucceeded(Task task, Result result) {
        if (task.removes()) {
            return result == Result.UNLINKED || result == Result.NOTHING;
        }
        return result == (this.scenario.foreignRing() >= 0 ? Result.FOREIGN : Result.ATTACHED);
    }

    private boolean isTidy(World world, Task successor) {
        boolean there = !successor.removes() && this.scenario.foreignRing() < 0;
        int home = world.at(World.HOME_NAME);
        if (there != (home != 0)) {
            return false;
        }
        for (int i = 0; i < World.RINGS; i++) {
            int ring = world.at(World.ringName(i));
            boolean foreign = ring != 0 && world.file(ring, World.KIND) == World.FOREIGN;
            boolean expected =
                    i == this.scenario.foreignRing() ? foreign : (ring != 0) == (there && i < successor.geometry());
            if (!expected) {
                return false;
            }
        }
        return true;
    }
}
