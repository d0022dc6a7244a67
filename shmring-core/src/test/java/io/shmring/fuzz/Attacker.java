/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The hostile peer: writes into any byte of any object, now what is just beside the truth, now anything. It is told by the
 * input what to write, and counts how often it did.
 */
final class Attacker {

    private static final int PAD = 1 << 15;

    private static final int[] WORDS = {
        RingFile.MAGIC,
        RingFile.MAJOR,
        RingFile.CAPACITY,
        RingFile.INSTANCE_ID,
        RingFile.SYSTEM_ID,
        RingFile.HEAD,
        RingFile.TAIL,
        RingFile.DATA_ARM,
        RingFile.SPACE_ARM,
        RingFile.SPACE_WANT,
        RingFile.HEAD + 8,
        RingFile.TAIL + 8,
        RingFile.REJECTS,
        RingFile.DATA // the first record, or the first slot
    };

    private static final int[] HALF_WORDS = {
        RingFile.STATE,
        RingFile.DATA_SEQ,
        RingFile.SPACE_SEQ,
        RingFile.REASON,
        RingFile.PRODUCER_EPOCH,
        RingFile.PRODUCER_PID,
        RingFile.CONSUMER_PID,
        RingFile.HEADER_SIZE,
        RingFile.FLAGS,
        RingFile.KIND,
        RingFile.PRODUCERS
    };

    private final Input input;
    private List<Victim> victims = List.of();
    private int writes;

    Attacker(Input input) {
        this.input = input;
    }

    /** From now on it writes into these. */
    void aimAt(List<Victim> objects) {
        this.victims = objects;
    }

    /** How often it has written. */
    int writes() {
        return this.writes;
    }

    void strike() {
        if (this.victims.isEmpty()) {
            return;
        }
        this.writes++;
        Victim victim = this.victims.get(this.input.below(this.victims.size()));
        switch (this.input.below(5)) {
            case 0 -> anything(victim);
            case 1 -> halfWord(victim);
            case 2 -> record(victim);
            default -> word(victim);
        }
    }

    private void anything(Victim victim) {
        int offset = this.input.below(victim.size());
        byte[] bytes = this.input.bytes(1 + this.input.below(32));
        victim.overwrite(offset, Arrays.copyOf(bytes, Math.min(bytes.length, victim.size() - offset)));
    }

    private void word(Victim victim) {
        int offset = WORDS[this.input.below(WORDS.length)];
        put(victim, offset, value(victim, victim.file().getLong(offset)));
    }

    private long value(Victim victim, long present) {
        return switch (this.input.below(12)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> present + 8;
            case 3 -> present - 8;
            case 4 -> present + 1;
            case 5 -> present + 8L * this.input.next();
            case 6 -> present + victim.size() - RingFile.DATA;
            case 7 -> present ^ 1L << this.input.below(64);
            case 8 -> victim.file().getLong(RingFile.HEAD);
            case 9 -> victim.file().getLong(RingFile.TAIL);
            case 10 -> Long.MIN_VALUE >>> this.input.below(64);
            default -> this.input.word();
        };
    }

    private void halfWord(Victim victim) {
        int offset = HALF_WORDS[this.input.below(HALF_WORDS.length)];
        int value = this.input.isOneIn(4) ? (int) this.input.word() : this.input.below(5) - 1;
        victim.overwrite(offset, bytes(Integer.BYTES).putInt(value).array());
    }

    /** A record that is well-formed, or nearly, where the consumer or the producer stands, and sometimes its publication. */
    private void record(Victim victim) {
        RingFile file = victim.file();
        int capacity = victim.size() - RingFile.DATA;
        long cursor = file.getLong(this.input.isOneIn(3) ? RingFile.TAIL : RingFile.HEAD);
        int offset = (int) Math.floorMod(cursor, (long) capacity) & -8;
        int toEnd = capacity - offset;
        long length = switch (this.input.below(8)) {
            case 0 -> toEnd - 8L;
            case 1 -> toEnd;
            case 2 -> capacity / 2 - 8L + this.input.below(3);
            case 3 -> 0xFFFF_FFFFL - this.input.next();
            case 4 -> 0x8000_0000L + this.input.next();
            default -> this.input.next();
        };
        int flags = switch (this.input.below(6)) {
            case 0 -> PAD;
            case 1 -> 1 << this.input.below(16);
            case 2 -> this.input.next();
            case 3 -> 0x100 | this.input.below(4);
            default -> 0;
        };
        int type = this.input.isOneIn(3) ? this.input.next() : 0;
        put(victim, RingFile.DATA + offset, length & 0xFFFF_FFFFL | (long) flags << 32 | (long) type << 48);
        if (!this.input.isOneIn(3)) {
            put(victim, RingFile.HEAD, cursor + (8 + length + 7 & -8));
        }
    }

    private static void put(Victim victim, int offset, long value) {
        victim.overwrite(offset, bytes(Long.BYTES).putLong(value).array());
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }
}
