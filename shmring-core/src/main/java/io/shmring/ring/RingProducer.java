/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static io.shmring.layout.RecordLayout.CORRELATION;
import static io.shmring.layout.RecordLayout.HEADERS;
import static io.shmring.layout.RecordLayout.STAMP;

import io.shmring.MpscProducer;
import io.shmring.ShmHeaderBlock;
import io.shmring.ShmOptions;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.RecordLayout;
import io.shmring.layout.Side;
import io.shmring.object.ShmObject;
import io.shmring.role.RoleBinder;
import io.shmring.role.RoleBinding;
import io.shmring.role.RoleHandle;
import io.shmring.waiting.Gate;
import io.shmring.waiting.Waiter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes records into one ring, which is its own object or one of a system's. A claim never moves the head: padding, header
 * and payload are written first and the head last, so whatever a dead producer left is invisible, and needs no repair.
 */
public final class RingProducer extends RoleHandle implements MpscProducer {

    private static final int NOT_CLAIMED = -1;

    /** A refused claim weighs more than an operation: a full ring may be full because nobody will ever read it. */
    private static final int REFUSAL_WEIGHT = 64;

    private final SpaceWaiter spaceWaiter = new SpaceWaiter();

    private ControlBlock ring = ControlBlock.CLOSED;
    private ByteBuffer data = DataArea.CLOSED;
    private ByteBuffer view = DataArea.CLOSED;
    private @Nullable Gate gate;
    /** The same block for figures, which any thread may ask for. */
    private volatile ControlBlock figures = ControlBlock.CLOSED;

    private int slot = -1;
    private int capacity;
    private int mask;
    private int ringFlags;
    private int longest;

    /** Behind the last finished record; never re-read from shared memory. */
    private long position;

    /** What the head says: records between it and {@link #position} are finished but not visible. */
    private long flushed;

    /** The tail as last seen; loaded anew only when it says full. */
    private long tailCache;

    private long published;
    private boolean stalled;

    private int claimed = NOT_CLAIMED;

    /** Where the next record goes, and what its header will say. */
    private int reservedPad;

    private int reservedPayload;
    private int reservedFlags;
    private int reservedType;
    private long reservedCorrelation;

    private RingProducer(String name, ShmOptions options, RoleBinder binder) {
        super(name, options, binder);
    }

    /**
     * Takes the role.
     *
     * @param name the ring's name
     * @param options time-outs
     * @param binder takes the lock
     * @return the open producer
     */
    public static RingProducer open(String name, ShmOptions options, RoleBinder binder) {
        RingProducer producer = new RingProducer(name, options, binder);
        producer.open();
        return producer;
    }

    // ---- claim, append, flush

    @Override
    public @Nullable ByteBuffer claim(int length, int typeId) {
        return claim(length, typeId, 0, this.ringFlags);
    }

    @Override
    public @Nullable ByteBuffer claim(int length, int typeId, long correlation) {
        return claim(length, typeId, correlation, this.ringFlags | CORRELATION);
    }

    private @Nullable ByteBuffer claim(int length, int typeId, long correlation, int flags) {
        requireNoClaim();
        enter();
        try {
            checkUsable();
            if (!reserve(length, typeId, flags)) {
                refuse();
                return null;
            }
            this.reservedCorrelation = correlation;
            int payload = this.reservedPayload;
            this.view.order(ByteOrder.LITTLE_ENDIAN).limit(payload + length).position(payload);
            this.claimed = length;
            return this.view;
        } catch (InternalError fault) {
            this.claimed = NOT_CLAIMED; // it may be reported late
            throw this.watch.memoryLost(fault);
        } finally {
            if (this.claimed == NOT_CLAIMED) {
                exit(); // else the claim counts as a call inside until it is committed or dropped
            }
        }
    }

    /**
     * Finds room for a record and remembers where it goes. Nothing is written, and nothing moves.
     *
     * @return false if there is no room now
     */
    private boolean reserve(int length, int typeId, int flags) {
        checkLength(length);
        checkTypeId(typeId);
        int fields = RecordLayout.fieldsSize(flags);
        int record = (int) RecordLayout.size(fields + length);
        int offset = (int) this.position & this.mask;
        int pad = padding(offset, record);
        if (!hasRoom(pad + record)) {
            return false;
        }
        this.reservedPad = pad;
        this.reservedPayload = (pad > 0 ? 0 : offset) + RecordLayout.HEADER_SIZE + fields;
        this.reservedFlags = flags;
        this.reservedType = typeId;
        this.stalled = false;
        return true;
    }

    /** What lies between the offset and the end of the data area, if a record does not fit there. */
    private int padding(int offset, int record) {
        int toEnd = this.capacity - offset;
        return record <= toEnd ? 0 : toEnd;
    }

    private boolean hasRoom(int needed) {
        return this.capacity - (this.position - this.tailCache) >= needed || refreshTail() >= needed;
    }

    /** Loads the tail and returns the room that it leaves. */
    private long refreshTail() {
        accept(this.ring.tailAcquire()); // partner: RingReader.storeTail, the volatile store behind the last read
        return this.capacity - (this.position - this.tailCache);
    }

    /** Believes no tail that cannot be. */
    private void accept(long tail) {
        if (Long.compareUnsigned(this.flushed - tail, this.capacity) > 0
                || (tail & 7) != 0
                || tail - this.tailCache < 0) {
            throw this.watch.fail(
                    this.slot,
                    "the consumer's position is " + tail + ", expected is a multiple of 8 from " + this.tailCache
                            + " to " + this.flushed + "; remove the ring, its consumer writes garbage",
                    null);
        }
        this.tailCache = tail;
    }

    private void refuse() {
        flushFinished(); // what is finished may be all that the consumer waits for
        countStall();
        this.watch.countOperation(REFUSAL_WEIGHT);
    }

    private void countStall() {
        if (!this.stalled) {
            this.stalled = true;
            this.ring.countStall();
        }
    }

    @Override
    public void append(int length) {
        commit(length);
        endClaim();
    }

    @Override
    public void publish(int length) {
        commit(length);
        try {
            flushFinished();
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            endClaim();
        }
    }

    private void endClaim() {
        this.claimed = NOT_CLAIMED;
        exit();
    }

    private void commit(int length) {
        requireClaim();
        if (length < 0 || length > this.claimed) {
            throw new IllegalArgumentException(
                    "ring '" + name() + "': " + length + " bytes cannot be committed, the claim is of " + this.claimed);
        }
        try {
            finish(length);
        } catch (InternalError fault) {
            try {
                throw this.watch.memoryLost(fault);
            } finally {
                endClaim();
            }
        }
    }

    /** Writes padding, fields and header around a payload in its reserved place: a finished record, still invisible. */
    private void finish(int length) {
        int flags = this.reservedFlags;
        int fields = RecordLayout.fieldsSize(flags);
        int offset = this.reservedPayload - fields - RecordLayout.HEADER_SIZE;
        if (this.reservedPad > 0) {
            DataArea.longPlain(
                    this.data, (int) this.position & this.mask, RecordLayout.paddingHeader(this.reservedPad));
        }
        if (fields > 0) {
            writeFields(offset, flags);
        }
        DataArea.longPlain(this.data, offset, RecordLayout.header(fields + length, flags, this.reservedType));
        this.position += this.reservedPad + RecordLayout.size(fields + length);
        this.published++;
    }

    private void writeFields(int offset, int flags) {
        if ((flags & STAMP) != 0) {
            DataArea.longPlain(this.data, offset + RecordLayout.fieldOffset(flags, STAMP), System.nanoTime());
        }
        if ((flags & CORRELATION) != 0) {
            DataArea.longPlain(
                    this.data, offset + RecordLayout.fieldOffset(flags, CORRELATION), this.reservedCorrelation);
        }
    }

    @Override
    public void flush() {
        requireNoClaim();
        enter();
        try {
            checkUsable();
            flushFinished();
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }

    private void flushFinished() {
        long head = this.position;
        if (head == this.flushed) {
            return;
        }
        this.ring.publishedOpaque(this.published); // before the head: never fewer than are visible
        this.ring.headVolatile(
                head); // GATE 1; partner: RingReader.refreshHead; nothing of a record may be written later
        this.flushed = head;
        Gate doorbell = this.gate;
        if (doorbell != null) {
            doorbell.afterHead(); // GATE 2 to 4
        }
        this.watch.checkState();
    }

    @Override
    public void abandon() {
        requireClaim();
        endClaim();
    }

    // ---- offer

    @Override
    public boolean offer(ByteBuffer message, int typeId) {
        return offer(message, typeId, 0, this.ringFlags);
    }

    @Override
    public boolean offer(ByteBuffer message, int typeId, long correlation) {
        return offer(message, typeId, correlation, this.ringFlags | CORRELATION);
    }

    private boolean offer(ByteBuffer message, int typeId, long correlation, int flags) {
        requireNoClaim();
        enter();
        try {
            checkUsable();
            if (!write(message, typeId, correlation, flags)) {
                refuse();
                return false;
            }
            flushFinished();
            return true;
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }

    @Override
    public boolean offer(ByteBuffer message, ShmHeaderBlock headers, int typeId) {
        return offer(message, headers, typeId, 0, this.ringFlags | HEADERS);
    }

    @Override
    public boolean offer(ByteBuffer message, ShmHeaderBlock headers, int typeId, long correlation) {
        return offer(message, headers, typeId, correlation, this.ringFlags | CORRELATION | HEADERS);
    }

    private boolean offer(ByteBuffer message, ShmHeaderBlock headers, int typeId, long correlation, int flags) {
        requireNoClaim();
        enter();
        try {
            checkUsable();
            if (!write(message, headers, typeId, correlation, flags)) {
                refuse();
                return false;
            }
            flushFinished();
            return true;
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }

    @Override
    public int offerAll(List<ByteBuffer> messages, int typeId) {
        requireNoClaim();
        enter();
        int written = 0;
        try {
            checkUsable();
            int size = messages.size();
            while (written < size && write(messages.get(written), typeId, 0, this.ringFlags)) {
                written++;
            }
            if (written < size) {
                refuse();
            } else {
                flushFinished();
            }
            return written;
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            settleBatch(written);
        }
    }

    /** Also if a message of the batch was refused with an exception: those before it are sent. */
    private void settleBatch(int written) {
        try {
            if (written > 0 && !this.watch.hasFailed()) {
                flushFinished();
            }
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }

    /** Copies a message into a finished record. Returns false if there is no room now. */
    private boolean write(ByteBuffer message, int typeId, long correlation, int flags) {
        int length = message.remaining();
        if (!reserve(length, typeId, flags)) {
            return false;
        }
        this.reservedCorrelation = correlation;
        this.data.put(this.reservedPayload, message, message.position(), length);
        finish(length);
        return true;
    }

    /** Copies a header block and a message into a finished record. Returns false if there is no room now. */
    private boolean write(ByteBuffer message, ShmHeaderBlock headers, int typeId, long correlation, int flags) {
        int body = message.remaining();
        int block = headers.size();
        int length = (int) Math.min(Integer.MAX_VALUE, (long) block + body);
        if (!reserve(length, typeId, flags)) {
            return false;
        }
        this.reservedCorrelation = correlation;
        headers.writeTo(this.data, this.reservedPayload);
        this.data.put(this.reservedPayload + block, message, message.position(), body);
        finish(length);
        return true;
    }

    // ---- waiting

    @Override
    public boolean waitForSpace(int length, Duration timeout) {
        requireNoClaim();
        enter();
        try {
            checkLength(length);
            checkUsable();
            SpaceWaiter waiter = this.spaceWaiter;
            waiter.needed = needed(length);
            if (!hasRoom(waiter.needed)) {
                countStall();
            }
            sleep(waiter, timeout); // settles even if there is room
            checkUsable();
            return hasRoom(waiter.needed);
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }

    /** The room, padding included, for a payload with whatever fields a claim may add. */
    private int needed(int length) {
        int fields = RecordLayout.fieldsSize(this.ringFlags | CORRELATION);
        int record = (int) RecordLayout.size(fields + length);
        return padding((int) this.position & this.mask, record) + record;
    }

    /** Waits for room: the space side of the WAIT steps. */
    private final class SpaceWaiter implements Waiter {

        private int needed;

        /** An absolute target tail: where it lies does not change while this side sleeps. */
        private long want;

        @Override
        public void settle() {
            flushFinished();
        }

        @Override
        public boolean isReadyAcquire() {
            return refreshTail() >= this.needed || mustStopWaiting();
        }

        @Override
        public void announce() {
            // A quarter of the ring at least, or a slow consumer would wake this side for every record.
            this.want = position + Math.max(this.needed, capacity / 4) - capacity;
            ring.wantOpaque(this.want);
        }

        @Override
        public boolean isReadyVolatile() {
            accept(ring.tailVolatile()); // partner: GATE 1 in RingReader.storeTail
            return capacity - (position - tailCache) >= this.needed || mustStopWaiting();
        }

        @Override
        public boolean isWakeUpDue() {
            return ring.tailVolatile() - this.want >= 0;
        }

        @Override
        public void countRescue() {
            ring.countSpaceRescue();
        }

        @Override
        public void idle() {
            watch.checkCurrent();
        }
    }

    // ---- checks

    private void checkUsable() {
        this.watch.checkFailed();
        this.watch.countOperation(1);
        if (this.watch.isRemoved()) {
            throw this.watch.removedException();
        }
    }

    private void checkLength(int length) {
        if (length < 0 || length > this.longest) {
            throw new IllegalArgumentException(
                    "ring '" + name() + "': a message of " + length + " bytes cannot be sent, the"
                            + " longest is " + this.longest + " at a capacity of " + this.capacity
                            + "; create the ring with a larger capacity");
        }
    }

    private static void checkTypeId(int typeId) {
        if (typeId < 0 || typeId > RecordLayout.MAX_TYPE_ID) {
            throw new IllegalArgumentException(
                    "typeId is " + typeId + ", expected is 0 to " + RecordLayout.MAX_TYPE_ID);
        }
    }

    private void requireNoClaim() {
        if (this.claimed != NOT_CLAIMED) {
            throw new IllegalStateException("ring '" + name() + "': a claim of " + this.claimed
                    + " bytes is open; publish, append or abandon it first");
        }
    }

    private void requireClaim() {
        if (this.claimed == NOT_CLAIMED) {
            throw new IllegalStateException("ring '" + name() + "': no claim is open, or the handle was closed");
        }
    }

    // ---- the role's life

    @Override
    protected Side ownSide() {
        return Side.SPACE;
    }

    @Override
    protected ControlBlock ownBlock(RoleBinding bound) {
        return bound.rings().get(0).control();
    }

    @Override
    protected void attach(RoleBinding bound) {
        ShmObject object = bound.rings().get(0);
        this.ring = object.control();
        this.figures = this.ring;
        this.data = object.data();
        this.view = this.data.duplicate();
        this.gate = new Gate(bound.home().control(), Side.DATA);
        this.slot = bound.producer();
        this.capacity = (int) object.identity().capacity();
        this.mask = this.capacity - 1;
        this.ringFlags = object.identity().isStamped() ? STAMP : 0;
        this.longest = RecordLayout.maxPayload(this.capacity, this.ringFlags != 0);
        this.stalled = false;
        this.published = this.ring.publishedOpaque();
        this.position = this.ring.headVolatile();
        this.flushed = this.position;
        long tail = this.ring.tailVolatile();
        this.tailCache = tail;
        if (Long.compareUnsigned(this.position - tail, this.capacity) > 0 || ((this.position | tail) & 7) != 0) {
            this.watch.fail(
                    this.slot,
                    "head " + this.position + " and tail " + tail + " do not fit a capacity of " + this.capacity
                            + "; remove the ring, somebody wrote garbage into it",
                    null);
        }
        this.ring.producerEpoch(this.ring.producerEpoch() + 1);
        this.ring.producerPid((int) ProcessHandle.current().pid());
    }

    @Override
    protected void wakePeers() {
        Gate doorbell = this.gate;
        if (doorbell != null) {
            doorbell.wakeUnconditionally();
        }
    }

    @Override
    protected void dropOpen() {
        this.claimed = NOT_CLAIMED;
    }

    @Override
    protected boolean isInHandler() {
        return false;
    }

    @Override
    protected void settleBeforeRelease() {
        flushFinished();
        this.ring.producerPid(0);
    }

    @Override
    protected void forgetMemory() {
        this.ring = ControlBlock.CLOSED;
        this.figures = ControlBlock.CLOSED;
        this.data = DataArea.CLOSED;
        this.view = DataArea.CLOSED;
    }

    // ---- figures

    @Override
    public int producerId() {
        return this.slot;
    }

    @Override
    public long capacity() {
        return this.capacity;
    }

    @Override
    public long available() {
        return available(this.figures, this.capacity);
    }

    @Override
    public long freeSpace() {
        return this.capacity - available();
    }

    @Override
    public long wakeups() {
        Gate doorbell = this.gate;
        return doorbell == null ? 0 : doorbell.wakeups();
    }

    @Override
    public boolean isFailed() {
        return this.watch.hasFailed();
    }

    @Override
    public int maxMessageLength() {
        return this.longest;
    }

    @Override
    public int largestClaimable() {
        requireNoClaim();
        enter();
        try {
            this.watch.checkFailed();
            long room = refreshTail();
            long toEnd = this.capacity - (this.position & this.mask);
            long record = Math.max(Math.min(room, toEnd), room - toEnd) & -RecordLayout.HEADER_SIZE;
            long overhead = RecordLayout.HEADER_SIZE + RecordLayout.fieldsSize(this.ringFlags | CORRELATION);
            return record < overhead ? -1 : (int) Math.min(record - overhead, this.longest);
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }
}
