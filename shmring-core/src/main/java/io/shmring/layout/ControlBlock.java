/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.layout;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Typed access to the words of a control block. The memory mode stands in each name; no suffix is a plain access, for words
 * that have one writer and that nobody orders by.
 *
 * <p>The modes map to the same machine instructions in every process of the host: that, not the Java memory model, is what
 * orders accesses between JVMs.
 */
public final class ControlBlock {

    /** A block of no bytes: every access to it throws {@link IndexOutOfBoundsException}. */
    public static final ControlBlock CLOSED = new ControlBlock(ByteBuffer.allocateDirect(0));

    private static final VarHandle LONG =
            MethodHandles.byteBufferViewVarHandle(long[].class, LITTLE_ENDIAN).withInvokeExactBehavior();
    private static final VarHandle INT =
            MethodHandles.byteBufferViewVarHandle(int[].class, LITTLE_ENDIAN).withInvokeExactBehavior();

    private final ByteBuffer buffer;

    /**
     * Wraps a mapping.
     *
     * @param buffer direct, with the control block at its start
     */
    public ControlBlock(ByteBuffer buffer) {
        this.buffer = buffer.duplicate().order(LITTLE_ENDIAN);
    }

    /**
     * The mapping.
     *
     * @return the buffer, not to be repositioned
     */
    public ByteBuffer buffer() {
        return this.buffer;
    }

    // ---- line 0: written before the object has a name, read-only afterwards

    /**
     * Writes line 0 and the state, the magic last.
     *
     * @param identity what it is
     * @param state the first state
     */
    public void initialize(Identity identity, int state) {
        this.buffer
                .putShort(RingLayout.MAJOR_OFFSET, (short) RingLayout.MAJOR)
                .putShort(RingLayout.MINOR_OFFSET, (short) RingLayout.MINOR)
                .putInt(RingLayout.HEADER_SIZE_OFFSET, RingLayout.HEADER_SIZE)
                .putLong(RingLayout.CAPACITY_OFFSET, identity.capacity())
                .putLong(RingLayout.INSTANCE_ID_OFFSET, identity.instanceId())
                .putLong(RingLayout.SYSTEM_ID_OFFSET, identity.systemId())
                .putLong(RingLayout.CREATED_OFFSET, identity.createdMillis())
                .putInt(RingLayout.FLAGS_OFFSET, identity.flags())
                .putShort(RingLayout.KIND_OFFSET, (short) identity.kind())
                .putShort(RingLayout.RING_INDEX_OFFSET, (short) identity.ringIndex())
                .putInt(RingLayout.PRODUCERS_OFFSET, identity.producers());
        stateVolatile(state);
        LONG.setVolatile(this.buffer, RingLayout.MAGIC_OFFSET, RingLayout.MAGIC);
    }

    /**
     * Reads line 0.
     *
     * @return what the object says of itself
     */
    public Identity identity() {
        return new Identity(
                this.buffer.getLong(RingLayout.CAPACITY_OFFSET),
                this.buffer.getLong(RingLayout.INSTANCE_ID_OFFSET),
                this.buffer.getLong(RingLayout.SYSTEM_ID_OFFSET),
                this.buffer.getLong(RingLayout.CREATED_OFFSET),
                this.buffer.getInt(RingLayout.FLAGS_OFFSET),
                Short.toUnsignedInt(this.buffer.getShort(RingLayout.KIND_OFFSET)),
                Short.toUnsignedInt(this.buffer.getShort(RingLayout.RING_INDEX_OFFSET)),
                this.buffer.getInt(RingLayout.PRODUCERS_OFFSET));
    }

    public long magicVolatile() {
        return (long) LONG.getVolatile(this.buffer, RingLayout.MAGIC_OFFSET);
    }

    public int major() {
        return Short.toUnsignedInt(this.buffer.getShort(RingLayout.MAJOR_OFFSET));
    }

    public int minor() {
        return Short.toUnsignedInt(this.buffer.getShort(RingLayout.MINOR_OFFSET));
    }

    public int headerSize() {
        return this.buffer.getInt(RingLayout.HEADER_SIZE_OFFSET);
    }

    // ---- line 1: the producer writes

    public long headAcquire() {
        return (long) LONG.getAcquire(this.buffer, RingLayout.HEAD_OFFSET);
    }

    public long headVolatile() {
        return (long) LONG.getVolatile(this.buffer, RingLayout.HEAD_OFFSET);
    }

    public void headVolatile(long head) {
        LONG.setVolatile(this.buffer, RingLayout.HEAD_OFFSET, head);
    }

    public long publishedOpaque() {
        return (long) LONG.getOpaque(this.buffer, RingLayout.PUBLISHED_OFFSET);
    }

    public void publishedOpaque(long messages) {
        LONG.setOpaque(this.buffer, RingLayout.PUBLISHED_OFFSET, messages);
    }

    public long stallsOpaque() {
        return (long) LONG.getOpaque(this.buffer, RingLayout.STALLS_OFFSET);
    }

    /** Only the producer counts here, so no atomic addition is needed. */
    public void countStall() {
        LONG.setOpaque(this.buffer, RingLayout.STALLS_OFFSET, stallsOpaque() + 1);
    }

    public long spaceRescuesOpaque() {
        return (long) LONG.getOpaque(this.buffer, RingLayout.SPACE_RESCUES_OFFSET);
    }

    public void countSpaceRescue() {
        LONG.setOpaque(this.buffer, RingLayout.SPACE_RESCUES_OFFSET, spaceRescuesOpaque() + 1);
    }

    public int producerEpoch() {
        return (int) INT.getOpaque(this.buffer, RingLayout.PRODUCER_EPOCH_OFFSET);
    }

    public int producerPid() {
        return (int) INT.getOpaque(this.buffer, RingLayout.PRODUCER_PID_OFFSET);
    }

    public void producerEpoch(int epoch) {
        INT.setOpaque(this.buffer, RingLayout.PRODUCER_EPOCH_OFFSET, epoch);
    }

    public void producerPid(int pid) {
        INT.setOpaque(this.buffer, RingLayout.PRODUCER_PID_OFFSET, pid);
    }

    // ---- line 2: the consumer writes

    public long tailAcquire() {
        return (long) LONG.getAcquire(this.buffer, RingLayout.TAIL_OFFSET);
    }

    public long tailVolatile() {
        return (long) LONG.getVolatile(this.buffer, RingLayout.TAIL_OFFSET);
    }

    public void tailVolatile(long tail) {
        LONG.setVolatile(this.buffer, RingLayout.TAIL_OFFSET, tail);
    }

    public long consumedOpaque() {
        return (long) LONG.getOpaque(this.buffer, RingLayout.CONSUMED_OFFSET);
    }

    public void consumedOpaque(long messages) {
        LONG.setOpaque(this.buffer, RingLayout.CONSUMED_OFFSET, messages);
    }

    public long rejectsOpaque() {
        return (long) LONG.getOpaque(this.buffer, RingLayout.REJECTS_OFFSET);
    }

    public void countReject() {
        LONG.setOpaque(this.buffer, RingLayout.REJECTS_OFFSET, rejectsOpaque() + 1);
    }

    public long dataRescuesOpaque() {
        return (long) LONG.getOpaque(this.buffer, RingLayout.DATA_RESCUES_OFFSET);
    }

    public void countDataRescue() {
        LONG.setOpaque(this.buffer, RingLayout.DATA_RESCUES_OFFSET, dataRescuesOpaque() + 1);
    }

    public int consumerEpoch() {
        return (int) INT.getOpaque(this.buffer, RingLayout.CONSUMER_EPOCH_OFFSET);
    }

    public int consumerPid() {
        return (int) INT.getOpaque(this.buffer, RingLayout.CONSUMER_PID_OFFSET);
    }

    public void consumerEpoch(int epoch) {
        INT.setOpaque(this.buffer, RingLayout.CONSUMER_EPOCH_OFFSET, epoch);
    }

    public void consumerPid(int pid) {
        INT.setOpaque(this.buffer, RingLayout.CONSUMER_PID_OFFSET, pid);
    }

    // ---- line 3: wait words

    public int stateOpaque() {
        return (int) INT.getOpaque(this.buffer, RingLayout.STATE_OFFSET);
    }

    public int stateVolatile() {
        return (int) INT.getVolatile(this.buffer, RingLayout.STATE_OFFSET);
    }

    public void stateVolatile(int state) {
        INT.setVolatile(this.buffer, RingLayout.STATE_OFFSET, state);
    }

    public int reason() {
        return (int) INT.getOpaque(this.buffer, RingLayout.REASON_OFFSET);
    }

    public void reason(int reason) {
        INT.setOpaque(this.buffer, RingLayout.REASON_OFFSET, reason);
    }

    public long wantOpaque() {
        return (long) LONG.getOpaque(this.buffer, RingLayout.SPACE_WANT_OFFSET);
    }

    public void wantOpaque(long want) {
        LONG.setOpaque(this.buffer, RingLayout.SPACE_WANT_OFFSET, want);
    }

    public long armVolatile(Side side) {
        return (long) LONG.getVolatile(this.buffer, side.armOffset);
    }

    public void armVolatile(Side side, long arm) {
        LONG.setVolatile(this.buffer, side.armOffset, arm);
    }

    public int seqVolatile(Side side) {
        return (int) INT.getVolatile(this.buffer, side.seqOffset);
    }

    // ---- slots of a doorbell

    public long slotAcquire(int index) {
        return (long) LONG.getAcquire(this.buffer, RingLayout.slotOffset(index));
    }

    public void slotVolatile(int index, long instanceId) {
        LONG.setVolatile(this.buffer, RingLayout.slotOffset(index), instanceId);
    }
}
