/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.check;

import io.shmring.ShmRecord;
import io.shmring.sample.wire.Command;
import io.shmring.sample.wire.CpuSample;
import io.shmring.sample.wire.DiskSample;
import io.shmring.sample.wire.MemorySample;
import io.shmring.sample.wire.MessageHeader;
import io.shmring.sample.wire.NetworkSample;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.sample.wire.StatusMessage;
import java.nio.ByteBuffer;

/** Checks messages from samplers before anybody believes them. For any thread; a right message costs no allocation. */
public final class MessageCheck {

    private MessageCheck() {}

    /**
     * Checks what every message begins with.
     *
     * @param message the message
     * @param record describes it
     * @return whose message it is
     * @throws FaultySampleException if the slot is no sampler's, or no header that this version reads is there
     */
    public static SamplerKind requireHeader(ByteBuffer message, ShmRecord record) {
        int slot = record.producer();
        if (slot < 0 || slot >= SamplerKind.COUNT) {
            throw new FaultySampleException(
                    "slot " + slot + " is no sampler's; theirs are 0 to " + (SamplerKind.COUNT - 1));
        }
        SamplerKind sender = SamplerKind.ofSlot(slot);
        if (!MessageHeader.isReadable(message)) {
            throw new FaultySampleException(sender.id() + " message of " + message.remaining()
                    + " bytes: it does not begin with a header of version " + MessageHeader.VERSION);
        }
        int rate = MessageHeader.rate(message);
        if (!Command.isAcceptableRate(rate)) {
            throw new FaultySampleException(
                    sender, message, "the rate is " + rate + ", not between 1 and " + Command.MAX_RATE);
        }
        return sender;
    }

    /**
     * Checks what is behind the header: that there is such a type, that the length is exact, and that each figure can be.
     *
     * @param sender whose message it is
     * @param message a message with a right header
     * @param typeId its type
     * @throws FaultySampleException if it cannot be right; it tells sender, process, number and what is wrong
     */
    public static void requireBody(SamplerKind sender, ByteBuffer message, int typeId) {
        if (typeId != StatusMessage.TYPE_ID && typeId != sender.typeId()) {
            throw new FaultySampleException(
                    sender,
                    message,
                    "its type is " + typeId + ", not " + sender.typeId() + " for a sample or " + StatusMessage.TYPE_ID
                            + " for a status");
        }
        boolean sample = typeId == sender.typeId();
        requireSize(sender, message, sample ? sampleSize(sender, message) : StatusMessage.SIZE);
        if (sample) {
            FigureCheck.requirePossible(sender, message);
        }
    }

    private static long sampleSize(SamplerKind kind, ByteBuffer message) {
        return switch (kind) {
            case CPU -> CpuSample.expectedSize(message);
            case MEMORY -> MemorySample.SIZE;
            case DISK -> DiskSample.SIZE;
            case NETWORK -> NetworkSample.SIZE;
        };
    }

    private static void requireSize(SamplerKind sender, ByteBuffer message, long bodySize) {
        long expected = MessageHeader.SIZE + bodySize;
        if (message.remaining() != expected) {
            throw new FaultySampleException(
                    sender, message, "it has " + message.remaining() + " bytes, not " + expected);
        }
    }
}
