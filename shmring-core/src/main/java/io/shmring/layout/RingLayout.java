/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.layout;

/**
 * Where everything lies in an object. {@code docs/wire-format.md} is the same in prose; the golden-bytes test holds both to
 * this class. Frozen: that page says what a new minor version may add, and what needs a new major one.
 *
 * <pre>
 * SPSC ring "x", or ring i of a system "x_ring_i":        doorbell of a system "x_doorbell":
 *
 *   0   +---------------------------+                       0   +---------------------------+
 *       | control block             |                           | control block, kind 3     |
 * 256   +---------------------------+                     256   +---------------------------+
 *       | data area                 |                           | slot 0: id of ring 0      |
 *       |   records and padding     |                     320   +---------------------------+
 *       |   ...                     |                           | slot 1 ...                |
 *       +---------------------------+ 256 + capacity            +---------------------------+ rounded up to 4096
 *
 * control block, four cache lines, little-endian, reserved bytes 0:
 *
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1   (bytes)
 *  +---------------+-------+-------+---------------+---------------+
 *  | magic         |maj|min|hdr size| capacity     | instance id   |   0  line 0: immutable, magic written last
 *  +---------------+-------+---+---+-------+-------+---------------+
 *  | system id     | created, ms   | flags |knd|idx|   N   | 0     |  32
 *  +---------------+---------------+-------+---+---+-------+-------+
 *  | head          | published     | stalls        | space rescues |  64  line 1: the producer writes
 *  +-------+-------+---------------+---------------+---------------+
 *  | epoch | pid   | 0                                             |  96
 *  +-------+-------+---------------+---------------+---------------+
 *  | tail          | consumed      | rejects       | data rescues  | 128  line 2: the consumer writes
 *  +-------+-------+---------------+---------------+---------------+
 *  | epoch | pid   | 0                                             | 160
 *  +-------+-------+-------+-------+---------------+---------------+
 *  | data arm      |dat seq| state | space arm     | space want    | 192  line 3: wait words, read at each publish
 *  +-------+-------+-------+-------+---------------+---------------+
 *  |spc seq| reason| 0                                             | 224
 *  +-------+-------+-----------------------------------------------+
 * </pre>
 *
 * <p>The wait words have a line of their own because the gate reads them at each publish: on a cursor's line they would cost
 * two fifths of the throughput.
 */
public final class RingLayout {

    /** The bytes "SHMRING" and a zero, read as a little-endian word. */
    public static final long MAGIC = 0x00474E49524D4853L;

    /** Another major version is refused. */
    public static final int MAJOR = 1;

    /** Of an unknown minor version only what is known here is read. */
    public static final int MINOR = 0;

    /** Size of the control block; what follows is data or slots. */
    public static final int HEADER_SIZE = 256;

    /** The smallest data area. */
    public static final int MIN_CAPACITY = 1 << 12;

    /** The largest data area: an object must fit into one buffer. */
    public static final int MAX_CAPACITY = 1 << 30;

    /** The largest number of producer slots. */
    public static final int MAX_PRODUCERS = 1024;

    /** Kind of a ring of one producer. */
    public static final int KIND_SPSC = 1;

    /** Kind of a ring of one producer of many. */
    public static final int KIND_MPSC_RING = 2;

    /** Kind of a doorbell. */
    public static final int KIND_DOORBELL = 3;

    /** Ring flag: every record carries a time stamp. */
    public static final int FLAG_STAMPED = 1;

    /** State: under construction. */
    public static final int STATE_BUILDING = 0;

    /** State: in use. */
    public static final int STATE_OPEN = 1;

    /** State: removed. */
    public static final int STATE_REMOVED = 2;

    /** Reason: unlinked while nobody used it. */
    public static final int REASON_UNLINKED = 1;

    /** Reason: unlinked by force. */
    public static final int REASON_FORCED = 2;

    /** Reason: replaced by a creation. */
    public static final int REASON_REPLACED = 3;

    // line 0
    static final int MAGIC_OFFSET = 0;
    static final int MAJOR_OFFSET = 8;
    static final int MINOR_OFFSET = 10;
    static final int HEADER_SIZE_OFFSET = 12;
    static final int CAPACITY_OFFSET = 16;
    static final int INSTANCE_ID_OFFSET = 24;
    static final int SYSTEM_ID_OFFSET = 32;
    static final int CREATED_OFFSET = 40;
    static final int FLAGS_OFFSET = 48;
    static final int KIND_OFFSET = 52;
    static final int RING_INDEX_OFFSET = 54;
    static final int PRODUCERS_OFFSET = 56;

    // line 1
    static final int HEAD_OFFSET = 64;
    static final int PUBLISHED_OFFSET = 72;
    static final int STALLS_OFFSET = 80;
    static final int SPACE_RESCUES_OFFSET = 88;
    static final int PRODUCER_EPOCH_OFFSET = 96;
    static final int PRODUCER_PID_OFFSET = 100;

    // line 2
    static final int TAIL_OFFSET = 128;
    static final int CONSUMED_OFFSET = 136;
    static final int REJECTS_OFFSET = 144;
    static final int DATA_RESCUES_OFFSET = 152;
    static final int CONSUMER_EPOCH_OFFSET = 160;
    static final int CONSUMER_PID_OFFSET = 164;

    // line 3
    static final int DATA_ARM_OFFSET = 192;
    static final int DATA_SEQ_OFFSET = 200;
    static final int STATE_OFFSET = 204;
    static final int SPACE_ARM_OFFSET = 208;
    static final int SPACE_WANT_OFFSET = 216;
    static final int SPACE_SEQ_OFFSET = 224;
    static final int REASON_OFFSET = 228;

    static final int SLOT_SIZE = 64;

    private static final int DOORBELL_ALIGNMENT = 4096;

    // Locks lie far beyond every data byte, on the ring's or the doorbell's inode.
    private static final long LOCKS = 1L << 62;

    /** The byte whose lock serializes creation and removal. */
    public static final long LIFECYCLE_LOCK = LOCKS;

    /** The byte whose lock is the consumer role. */
    public static final long CONSUMER_LOCK = LOCKS + 1;

    private RingLayout() {}

    /**
     * The byte whose lock is a producer role.
     *
     * @param index the slot, 0 without slots
     * @return its offset
     */
    public static long producerLock(int index) {
        return LOCKS + 2 + index;
    }

    /**
     * The exact size of a ring's object.
     *
     * @param capacity bytes of the data area
     * @return bytes
     */
    public static long ringSize(long capacity) {
        return HEADER_SIZE + capacity;
    }

    /**
     * The exact size of a doorbell's object.
     *
     * @param producers number of slots
     * @return bytes
     */
    public static long doorbellSize(int producers) {
        long end = HEADER_SIZE + (long) producers * SLOT_SIZE;
        return (end + DOORBELL_ALIGNMENT - 1) & -DOORBELL_ALIGNMENT;
    }

    /**
     * Where a slot begins.
     *
     * @param index the slot
     * @return its offset in the doorbell
     */
    static int slotOffset(int index) {
        return HEADER_SIZE + index * SLOT_SIZE;
    }

    /**
     * The capacity that a requested one is rounded up to.
     *
     * @param minCapacity bytes
     * @return a power of two
     * @throws IllegalArgumentException if it is out of range
     */
    public static int roundCapacity(long minCapacity) {
        if (minCapacity < 1 || minCapacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity is " + minCapacity + " bytes; it must be 1 to " + MAX_CAPACITY
                    + " and is rounded up to a power of two, " + MIN_CAPACITY + " at least");
        }
        int capacity = (int) Math.max(MIN_CAPACITY, minCapacity);
        return Integer.bitCount(capacity) == 1 ? capacity : Integer.highestOneBit(capacity) << 1;
    }

    /**
     * Whether a data area can have this size.
     *
     * @param capacity bytes
     * @return true for powers of two in range
     */
    public static boolean isValidCapacity(long capacity) {
        return capacity >= MIN_CAPACITY && capacity <= MAX_CAPACITY && Long.bitCount(capacity) == 1;
    }
}
