/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.testing.RingFile;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes garbage into wait words, cursors, states and record headers at moments that nobody chooses, from a thread and a
 * mapping of its own. Now and then it leaves the cursors as a ring in order has them, so that there is something to spoil.
 */
final class Vandal implements Runnable {

    private static final int[] WORDS = {
        RingFile.HEAD, RingFile.TAIL, RingFile.DATA_ARM, RingFile.SPACE_ARM, RingFile.SPACE_WANT
    };

    /** No state that is known: a ring that is said to be removed is, by whoever comes next, and nothing is left to spoil. */
    private static final int UNKNOWN_STATE = 4;

    private static final int OPEN = 1;

    private static final int WRITES_BEFORE_REPAIR = 10;

    private final SplittableRandom random;
    private final List<RingFile> files;
    private final int capacity;
    private final long until;

    Vandal(long seed, List<RingFile> files, int capacity, long nanos) {
        this.random = new SplittableRandom(seed);
        this.files = files;
        this.capacity = capacity;
        this.until = System.nanoTime() + nanos;
    }

    @Override
    public void run() {
        for (int writes = 1; System.nanoTime() - this.until < 0; writes++) {
            RingFile file = this.files.get(this.random.nextInt(this.files.size()));
            if (writes % WRITES_BEFORE_REPAIR == 0) {
                this.files.forEach(this::repair);
            } else {
                spoil(file);
            }
            LockSupport.parkNanos(this.random.nextInt(200_000));
        }
        this.files.forEach(this::repair);
    }

    private void spoil(RingFile file) {
        int word = WORDS[this.random.nextInt(WORDS.length)];
        switch (this.random.nextInt(8)) {
            case 0 -> file.putLong(word, this.random.nextLong());
            case 1 -> file.putLong(word, file.getLong(word) + 8L * this.random.nextInt(-64, 64));
            case 2 -> file.putLong(word, file.getLong(word) | 1);
            case 3 -> file.putInt(RingFile.STATE, this.random.nextInt(4) == 0 ? UNKNOWN_STATE : OPEN);
            case 4 -> file.putInt(RingFile.DATA_SEQ, this.random.nextInt()).putInt(RingFile.SPACE_SEQ, 0);
            default -> spoilData(file);
        }
    }

    /** Not the slots of a doorbell: nobody could take a role again. */
    private void spoilData(RingFile file) {
        if (file.size() == RingFile.DATA + this.capacity) {
            int offset = RingFile.DATA + 8 * this.random.nextInt(this.capacity / 8);
            file.putLong(offset, this.random.nextLong() >>> this.random.nextInt(64));
        }
    }

    private void repair(RingFile file) {
        long aligned = file.getLong(RingFile.HEAD) & -8;
        file.putInt(RingFile.STATE, OPEN).putLong(RingFile.HEAD, aligned).putLong(RingFile.TAIL, aligned);
    }
}
