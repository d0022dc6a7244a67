/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

/**
 * One state: shared words, and for each role its registers and its store buffer. Everything fits a byte, so that a state is
 * its own key.
 *
 * <p>The processor is x86: a store waits in its role's buffer and reaches memory later, in order; a role sees its own stores
 * at once. What has a full barrier, or enters the kernel, happens only when the own buffer is empty.
 */
final class World implements State<World> {

    // ---- words

    static final int DATA_ARM = 0;
    static final int DATA_SEQ = 1;
    static final int STATE = 2;
    static final int KILLS = 3;
    private static final int RINGS = 4;
    private static final int RING_WORDS = 5;
    static final int HEAD = 0;
    static final int TAIL = 1;
    static final int SPACE_ARM = 2;
    static final int SPACE_SEQ = 3;
    static final int WANT = 4;

    // ---- registers

    static final int STEP = 0;
    static final int THEN = 1;
    static final int SEQ_SEEN = 2;
    static final int GENERATION = 3;
    static final int ARM_SEEN = 4;
    static final int SCAN = 5;
    static final int TARGET = 6;
    static final int RING = 7;
    static final int ATTEMPT = 8;
    static final int GAVE_UP = 9;
    static final int CLOSED = 10;
    static final int BEFORE = 11;
    static final int MEMO = 12; // and the next: one for each ring
    static final int POSITION = 14;
    static final int STORED = 16;
    static final int CACHE = 18;
    private static final int BUFFERED = 20;
    private static final int BUFFER = 21;
    private static final int DEPTH = 4;
    private static final int REGISTERS = BUFFER + 2 * DEPTH;

    private final byte[] bytes;
    private final int words;

    World(int rings, int roles) {
        this.words = RINGS + rings * RING_WORDS;
        this.bytes = new byte[this.words + roles * REGISTERS];
    }

    private World(byte[] bytes, int words) {
        this.bytes = bytes;
        this.words = words;
    }

    @Override
    public World copy() {
        return new World(this.bytes.clone(), this.words);
    }

    @Override
    public byte[] bytes() {
        return this.bytes;
    }

    static int word(int ring, int word) {
        return RINGS + ring * RING_WORDS + word;
    }

    // ---- registers

    int get(int role, int register) {
        return this.bytes[this.words + role * REGISTERS + register];
    }

    void set(int role, int register, int value) {
        this.bytes[this.words + role * REGISTERS + register] = narrow(value);
    }

    Step step(int role) {
        return Step.ALL[get(role, STEP)];
    }

    void go(int role, Step step) {
        set(role, STEP, step.ordinal());
    }

    /** Forgets what a role knew; its buffer stays, since what a processor has retired reaches memory. */
    void forget(int role) {
        for (int register = 0; register < BUFFERED; register++) {
            set(role, register, 0);
        }
    }

    // ---- memory

    int memory(int word) {
        return this.bytes[word];
    }

    void memory(int word, int value) {
        this.bytes[word] = narrow(value);
    }

    int load(int role, int word) {
        for (int entry = get(role, BUFFERED) - 1; entry >= 0; entry--) {
            if (get(role, BUFFER + 2 * entry) == word) {
                return get(role, BUFFER + 2 * entry + 1);
            }
        }
        return memory(word);
    }

    /** A plain, opaque or release store. */
    void storeBuffered(int role, int word, int value) {
        int entries = get(role, BUFFERED);
        if (entries == DEPTH) {
            throw new IllegalStateException("a buffer of " + DEPTH + " is too short to explore all");
        }
        set(role, BUFFER + 2 * entries, word);
        set(role, BUFFER + 2 * entries + 1, value);
        set(role, BUFFERED, entries + 1);
    }

    boolean isDrained(int role) {
        return get(role, BUFFERED) == 0;
    }

    /** The oldest store reaches memory. */
    void drainOne(int role) {
        memory(get(role, BUFFER), get(role, BUFFER + 1));
        int entries = get(role, BUFFERED) - 1;
        for (int index = 0; index < 2 * entries; index++) {
            set(role, BUFFER + index, get(role, BUFFER + 2 + index));
        }
        set(role, BUFFER + 2 * entries, 0);
        set(role, BUFFER + 2 * entries + 1, 0);
        set(role, BUFFERED, entries);
    }

    private static byte narrow(int value) {
        if (value != (byte) value) {
            throw new IllegalStateException(value + " does not fit: the scenario is too long");
        }
        return (byte) value;
    }
}
