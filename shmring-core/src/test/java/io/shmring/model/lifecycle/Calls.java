/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** What a process can ask of the kernel. A change of the directory that must not be is noted in the state. */
final class Calls {

    private final int id;

    Calls(int id) {
        this.id = id;
    }

    boolean isCurrent(World world, int file) {
        return world.at(World.HOME_NAME) == file;
    }

    /** Whether somebody else has it. */
    boolean isHeld(World world, int file, int lock) {
        int holder = world.lock(file, lock);
        return holder != 0 && holder != this.id + 1;
    }

    boolean has(World world, int file, int lock) {
        return file != 0 && world.lock(file, lock) == this.id + 1;
    }

    boolean tryLock(World world, int file, int lock) {
        if (world.lock(file, lock) != 0) {
            return false;
        }
        world.lock(file, lock, this.id + 1);
        return true;
    }

    void unlock(World world, int file, int lock) {
        if (has(world, file, lock)) {
            world.lock(file, lock, 0);
        }
    }

    /** Frees one of the locks, the first from there on. Returns false if it was the last. */
    boolean unlockOne(World world, int from) {
        int left = 0;
        boolean freed = false;
        for (int file = 1; file <= world.files(); file++) {
            for (int lock = 0; lock < World.LOCKS; lock++) {
                int turned = (lock + from) % World.LOCKS;
                if (has(world, file, turned)) {
                    if (freed) {
                        left++;
                    } else {
                        world.lock(file, turned, 0);
                        freed = true;
                    }
                }
            }
        }
        return left > 0;
    }

    boolean link(World world, int name, int file) {
        if (world.at(name) != 0) {
            return false;
        }
        mayChange(world, name);
        world.at(name, file);
        return true;
    }

    /** Removes a name, whatever is there now. */
    void unlink(World world, int name, int expected) {
        mayChange(world, name);
        int file = world.at(name);
        if (file != 0 && (file != expected || world.file(file, World.KIND) == World.FOREIGN)) {
            broken(world, Promise.ONLY_ITS_OWN);
        }
        world.at(name, 0);
    }

    private void mayChange(World world, int name) {
        if (name != World.HOME_NAME && !has(world, world.at(World.HOME_NAME), World.LIFECYCLE)) {
            broken(world, Promise.RING_PATHS);
        }
    }

    private static void broken(World world, Promise promise) {
        world.common(World.WRONG, promise.ordinal() + 1);
    }
}
