/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import io.shmring.MessageHandler;
import io.shmring.ShmCorruptException;
import io.shmring.ShmRecord;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.HeaderBlockLayout;
import io.shmring.layout.Identity;
import io.shmring.layout.RecordLayout;
import io.shmring.layout.Side;
import io.shmring.object.ShmObject;
import io.shmring.waiting.Gate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one ring, believing nothing of what its producer wrote, and describes the one at hand. A consumer of
 * many producers has one for each.
 */
final class RingReader implements ShmRecord {

    /** Bits 9 to 14: whoever sets them speaks another version. */
    private static final int UNDEFINED_FLAGS = 0x7E00;

    private final String name;
    private final int slot;
    private final ControlBlock home;
    private final ControlBlock ring;
    private final ByteBuffer data;
    private final ByteBuffer view;
    private final Gate gate;
    private final int capacity;
    private final int mask;

    /** Behind the last consumed record; never re-read from shared memory. */
    private long position;

    /** What the tail says: what lies between it and {@link #position} is consumed but not given back. */
    private long released;

    /** The head as last seen; loaded anew only when it says empty. */
    private long headCache;

    private long consumed;

    /** What {@link #consumed} was when the head was loaded last. */
    private long consumedAtLook;

    /** The record at hand. */
    private int recordOffset;

    private int recordFlags;
    private int recordType;
    private int recordLength;
    private int recordHeaderBlock;
    private long recordEnd;

    /** What its producer did; set while this ring is left out. */
    private volatile @Nullable String failure;

    /** A failure found while the role was taken: nobody has been told yet. */
    private boolean unreported;

    RingReader(String name, int slot, ShmObject object, ControlBlock home) {
        Identity identity = object.identity();
        this.name = name;
        this.slot = slot;
        this.home = home;
        this.ring = object.control();
        this.data = object.data();
        this.view = this.data.asReadOnlyBuffer();
        this.gate = new Gate(this.ring, Side.SPACE);
        this.capacity = (int) identity.capacity();
        this.mask = this.capacity - 1;
        this.consumed = this.ring.consumedOpaque();
        this.consumedAtLook = this.consumed;
        this.position = this.ring.tailVolatile();
        this.released = this.position;
        this.headCache = this.position;
        long head = this.ring.headVolatile();
        if (Long.compareUnsigned(head - this.position, this.capacity) > 0 || ((head | this.position) & 7) != 0) {
            quarantine("tail " + this.position + " and head " + head + " do not fit a capacity of " + this.capacity);
            this.unreported = true;
        }
    }

    // ---- reading

    /** Whether there is something to read, as far as a cheap look tells. */
    boolean hasDataAcquire() {
        return this.position != this.headCache || refreshHead();
    }

    /** Whether the head as last seen lies ahead: then reading on needs no look at it. */
    boolean hasSeenMore() {
        return this.position != this.headCache;
    }

    /** How many records were consumed since the last look at the head. */
    int consumedSinceLook() {
        return (int) (this.consumed - this.consumedAtLook);
    }

    /** Whether the head is elsewhere than the own position, whatever is cached: what a wait's condition needs. */
    boolean hasDataVolatile() {
        return this.ring.headVolatile() != this.position; // partner: GATE 1 in RingProducer.flushFinished
    }

    /** Loads the head. */
    private boolean refreshHead() {
        long head = this.ring.headAcquire(); // partner: RingProducer.flushFinished; the records before it are whole
        if (Long.compareUnsigned(head - this.position, this.capacity) > 0
                || (head & 7) != 0
                || head - this.headCache < 0) {
            throw corrupt("the producer's position is " + head + ", expected is a multiple of 8 from " + this.headCache
                    + " to " + (this.position + this.capacity));
        }
        this.headCache = head;
        this.consumedAtLook = this.consumed;
        return head != this.position;
    }

    /**
     * Finds the next record, behind padding if need be.
     *
     * @return true if there is one: it is at hand until {@link #consume()}
     */
    boolean advance() {
        if (!hasDataAcquire()) {
            return false;
        }
        int offset = (int) this.position & this.mask;
        long header = DataArea.longOpaque(this.data, offset);
        if ((RecordLayout.flags(header) & RecordLayout.PAD) != 0) {
            skipPadding(offset, header);
            if (!hasDataAcquire()) {
                storeTail(); // padding alone: other writers may do so, and its room must not be held back
                return false;
            }
            offset = 0;
            header = DataArea.longOpaque(this.data, 0);
        }
        String flaw = accept(this.position, offset, header);
        if (flaw != null) {
            throw corruptHeader(offset, header, flaw);
        }
        return true;
    }

    /**
     * Finds the record behind the one at hand, which is not consumed, among those that the last look found.
     *
     * @return true if there is one: it is at hand instead. False, too, in front of garbage: whoever comes to it next is told
     */
    boolean advanceUnconsumed() {
        long at = this.recordEnd;
        if (at == this.headCache) {
            return false;
        }
        int offset = (int) at & this.mask;
        long header = DataArea.longOpaque(this.data, offset);
        if (isPadding(at, offset, header)) {
            at += this.capacity - offset;
            if (at == this.headCache) {
                return false;
            }
            offset = 0;
            header = DataArea.longOpaque(this.data, 0);
        }
        return accept(at, offset, header) == null;
    }

    private void skipPadding(int offset, long header) {
        if (!isPadding(this.position, offset, header)) {
            throw corruptHeader(offset, header, "is no padding that reaches from here to the end");
        }
        this.position += this.capacity - offset;
    }

    private boolean isPadding(long at, int offset, long header) {
        int toEnd = this.capacity - offset;
        return offset != 0 && header == RecordLayout.paddingHeader(toEnd) && toEnd <= this.headCache - at;
    }

    /**
     * Takes a record at hand if its header can be believed. Long arithmetic: no length that a producer can write overflows it.
     *
     * @return null, or what is wrong: then the record at hand is the one that it was
     */
    private @Nullable String accept(long at, int offset, long header) {
        long length = RecordLayout.length(header);
        int flags = RecordLayout.flags(header);
        long size = RecordLayout.size(length);
        int fields = RecordLayout.fieldsSize(flags);
        if ((flags & (UNDEFINED_FLAGS | RecordLayout.PAD)) != 0) {
            return "has undefined flags";
        }
        if (size > this.capacity / 2 || size > this.headCache - at || size > this.capacity - offset) {
            return "is longer than half the ring, than what is published or than the rest";
        }
        if (fields > length) {
            return "has more fields than bytes";
        }
        int payload = (int) length - fields;
        int headerBlock = 0;
        if ((flags & RecordLayout.HEADERS) != 0) {
            headerBlock = headerBlock(offset + RecordLayout.HEADER_SIZE + fields, payload);
            if (!HeaderBlockLayout.isValidSize(headerBlock, payload)) {
                return flawOfHeaderBlock(headerBlock, payload);
            }
        }
        this.recordHeaderBlock = headerBlock;
        this.recordOffset = offset;
        this.recordFlags = flags;
        this.recordType = RecordLayout.typeId(header);
        this.recordLength = payload;
        this.recordEnd = at + size;
        return null;
    }

    /** Loaded once: a producer may change it after the check. No size at all in a payload that has no room for it. */
    private int headerBlock(int start, int payload) {
        return payload < HeaderBlockLayout.MIN_SIZE ? 0 : HeaderBlockLayout.size(DataArea.longOpaque(this.data, start));
    }

    private static String flawOfHeaderBlock(int size, int payload) {
        return payload < HeaderBlockLayout.MIN_SIZE
                ? "has a header block and a payload of " + payload + " bytes, expected are "
                        + HeaderBlockLayout.MIN_SIZE + " at least"
                : "has a header block of " + size + " bytes in a payload of " + payload + ", expected is a multiple of "
                        + HeaderBlockLayout.ALIGNMENT + " from " + HeaderBlockLayout.MIN_SIZE + " to that";
    }

    /** The payload of the record at hand, set up anew: the last user may have changed position, limit and order. */
    ByteBuffer payload() {
        int start = this.recordOffset + RecordLayout.HEADER_SIZE + RecordLayout.fieldsSize(this.recordFlags);
        return this.view
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(start + this.recordLength)
                .position(start);
    }

    /** The record at hand is consumed; its room is given back by {@link #storeTail()}. */
    void consume() {
        this.position = this.recordEnd;
        this.consumed++;
    }

    /** How far behind the last consumed record the one at hand ends: bytes. */
    int bytesToRecordEnd() {
        return (int) (this.recordEnd - this.position);
    }

    /** All records up to one end are consumed; their room is given back by {@link #storeTail()}. */
    void consume(int bytes, int records) {
        this.position += bytes;
        this.consumed += records;
    }

    /** Gives back the room of what was consumed, and wakes the producer if it waits for that much. */
    void storeTail() {
        long tail = this.position;
        if (tail == this.released) {
            return;
        }
        this.released = tail;
        this.ring.tailVolatile(tail); // GATE 1; partner: RingProducer.refreshTail; nothing may be read later
        this.ring.consumedOpaque(this.consumed); // after the tail: never more than was given back
        this.gate.afterTail(tail); // GATE 2 to 4
    }

    /**
     * Hands out the record that {@link #advance()} found and those behind it, until a limit, the end of what one look found, or
     * the end of the role, and gives back their room.
     *
     * @return how many were handled
     */
    int poll(MessageHandler handler, int limit, RingConsumer consumer) {
        int handled = 0;
        long roundEnd = this.position + this.capacity / 8;
        try {
            do {
                handler.onMessage(payload(), this);
                consume();
                handled++;
            } while (handled < limit
                    && hasSeenMore()
                    && this.position - roundEnd < 0
                    && !consumer.isPollEnding()
                    && advance());
        } finally {
            storeTail();
        }
        return handled;
    }

    /** Gives up what is there. */
    long skipToHead() {
        long head = this.ring.headVolatile();
        if ((head & 7) != 0) {
            throw corrupt("the producer's position is " + head + ", expected is a multiple of 8; remove the ring");
        }
        long skipped = Math.max(0, Math.min(this.capacity, head - this.position));
        this.failure = null;
        this.unreported = false;
        this.headCache = head;
        this.position = head;
        this.released = head - 1; // whatever the tail says now, it is stored
        storeTail();
        return skipped;
    }

    // ---- failure

    private ShmCorruptException corruptHeader(int offset, long header, String why) {
        return corrupt("the record at position " + this.position + ", offset " + offset + ", with header 0x"
                + Long.toHexString(header) + " " + why);
    }

    private ShmCorruptException corrupt(String what) {
        quarantine(what);
        return failure();
    }

    private void quarantine(String what) {
        this.failure = what;
        this.home.countReject();
    }

    /** Whether this ring is left out. */
    boolean isQuarantined() {
        return this.failure != null;
    }

    /** Throws what nobody has been told yet; each time if there is no other ring to go on with. */
    void report() {
        if (this.unreported || this.slot < 0) {
            this.unreported = false;
            throw failure();
        }
    }

    ShmCorruptException failure() {
        return new ShmCorruptException(
                this.name,
                this.slot,
                this.failure + ": its producer writes garbage; skipToHead gives up what is there",
                null);
    }

    // ---- the producer that writes here

    ControlBlock control() {
        return this.ring;
    }

    Gate gate() {
        return this.gate;
    }

    // ---- the record at hand

    @Override
    public String ring() {
        return this.name;
    }

    @Override
    public int producer() {
        return this.slot;
    }

    @Override
    public int typeId() {
        return this.recordType;
    }

    @Override
    public int length() {
        return this.recordLength;
    }

    @Override
    public boolean hasCorrelation() {
        return (this.recordFlags & RecordLayout.CORRELATION) != 0;
    }

    @Override
    public long correlation() {
        return hasCorrelation() ? field(RecordLayout.CORRELATION) : 0;
    }

    @Override
    public boolean hasPublishTime() {
        return (this.recordFlags & RecordLayout.STAMP) != 0;
    }

    @Override
    public long publishTimeNanos() {
        return hasPublishTime() ? field(RecordLayout.STAMP) : 0;
    }

    @Override
    public boolean hasHeaderBlock() {
        return this.recordHeaderBlock != 0;
    }

    @Override
    public int headerBlockLength() {
        return this.recordHeaderBlock;
    }

    private long field(int field) {
        return DataArea.longPlain(this.data, this.recordOffset + RecordLayout.fieldOffset(this.recordFlags, field));
    }
}
