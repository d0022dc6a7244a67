/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import io.shmring.model.State;

/**
 * One state: the names of the directory, the files, and what each process knows. A file that has no name and that nobody
 * knows any more is free to become another one; its number stays its own as long as anything refers to it.
 */
final class World implements State<World> {

    // ---- names

    /** The ring of one producer, or the doorbell. */
    static final int HOME_NAME = 0;

    static final int RINGS = 2;

    // ---- what is common to all

    static final int KILLS = 0;
    static final int WRONG = 1;
    private static final int NAMES = 2;
    private static final int FILES = NAMES + 1 + RINGS;

    // ---- of each file, the numbers of files being one more than their index

    static final int KIND = 0;
    static final int COMPLETE = 1;
    static final int STATE = 2;
    static final int FORCED = 3;
    static final int SYSTEM = 4;
    static final int GEOMETRY = 5;
    static final int SLOT = 6; // and the next
    static final int LOCK = 8; // of each byte, one more than the holder's index
    static final int LOCKS = 4;
    private static final int FIELDS = LOCK + LOCKS;
    private static final int MAX_FILES = 8;

    static final int FREE = 0;
    static final int SPSC = 1;
    static final int RING = 2;
    static final int DOORBELL = 3;
    static final int FOREIGN = 4;

    static final int BUILDING = 0;
    static final int OPEN = 1;
    static final int REMOVED = 2;

    static final int LIFECYCLE = 0;
    static final int CONSUMER = 1;
    static final int PRODUCER = 2; // and the next

    // ---- of each process

    static final int STEP = 0;
    static final int HOME = 1;
    static final int PART = 2;
    static final int MADE = 3;
    static final int BOUND = 4; // and the next
    static final int INDEX = 6;
    static final int ATTACHING = 7;
    static final int SEEN = 8;
    static final int PURPOSE = 9;
    static final int LATE = 10;
    static final int RESULT = 11;
    private static final int REGISTERS = 12;

    private static final int PROCESSES = FILES + MAX_FILES * FIELDS;

    private final byte[] bytes;

    World(int processes) {
        this(new byte[PROCESSES + processes * REGISTERS]);
    }

    private World(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public World copy() {
        return new World(this.bytes.clone());
    }

    @Override
    public byte[] bytes() {
        return this.bytes;
    }

    int common(int word) {
        return this.bytes[word];
    }

    void common(int word, int value) {
        this.bytes[word] = (byte) value;
    }

    // ---- directory

    static int ringName(int index) {
        return HOME_NAME + 1 + index;
    }

    /** The file at a path, or 0. */
    int at(int name) {
        return this.bytes[NAMES + name];
    }

    void at(int name, int file) {
        this.bytes[NAMES + name] = (byte) file;
    }

    boolean isNamed(int file) {
        for (int name = 0; name <= RINGS; name++) {
            if (at(name) == file) {
                return true;
            }
        }
        return false;
    }

    // ---- files

    int file(int file, int field) {
        return this.bytes[FILES + (file - 1) * FIELDS + field];
    }

    void file(int file, int field, int value) {
        this.bytes[FILES + (file - 1) * FIELDS + field] = (byte) value;
    }

    int lock(int file, int lock) {
        return file(file, LOCK + lock);
    }

    void lock(int file, int lock, int holder) {
        file(file, LOCK + lock, holder);
    }

    int files() {
        return MAX_FILES;
    }

    int create(int kind) {
        for (int file = 1; file <= MAX_FILES; file++) {
            if (file(file, KIND) == FREE) {
                file(file, KIND, kind);
                return file;
            }
        }
        throw new IllegalStateException("more than " + MAX_FILES + " files at once: the scenario is too big");
    }

    /** Gives back the files that nothing refers to. */
    void sweep() {
        int known = 0;
        for (int name = 0; name <= RINGS; name++) {
            known |= 1 << at(name);
        }
        for (int id = 0; id < processes(); id++) {
            for (int register = HOME; register < INDEX; register++) {
                known |= 1 << get(id, register);
            }
        }
        int inUse = known;
        for (int file = 1; file <= MAX_FILES; file++) {
            if ((inUse & 1 << file) != 0) {
                known |= 1 << file(file, SYSTEM) | 1 << file(file, SLOT) | 1 << file(file, SLOT + 1);
            }
        }
        for (int file = 1; file <= MAX_FILES; file++) {
            if ((inUse & 1 << file) == 0) {
                int kind = (known & 1 << file) == 0 ? FREE : file(file, KIND);
                for (int field = 0; field < FIELDS; field++) {
                    file(file, field, 0);
                }
                file(file, KIND, kind);
            }
        }
    }

    // ---- processes

    int processes() {
        return (this.bytes.length - PROCESSES) / REGISTERS;
    }

    int get(int id, int register) {
        return this.bytes[PROCESSES + id * REGISTERS + register];
    }

    void set(int id, int register, int value) {
        this.bytes[PROCESSES + id * REGISTERS + register] = (byte) value;
    }

    Step step(int id) {
        return Step.ALL[get(id, STEP)];
    }

    void go(int id, Step step) {
        set(id, STEP, step.ordinal());
    }

    Result result(int id) {
        return Result.ALL[get(id, RESULT)];
    }

    void forget(int id) {
        for (int register = 0; register < REGISTERS; register++) {
            set(id, register, 0);
        }
    }
}
