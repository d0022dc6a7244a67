/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.shmring.sample.process.StampedRecord;
import io.shmring.sample.wire.CpuSample;
import io.shmring.sample.wire.DiskSample;
import io.shmring.sample.wire.MemorySample;
import io.shmring.sample.wire.MessageHeader;
import io.shmring.sample.wire.NetworkSample;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.sample.wire.StatusMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCheckTests {

    private static final long GIGABYTE = 1L << 30;

    @ParameterizedTest
    @MethodSource
    void acceptsTheSmallestAndTheLargestFigures(SamplerKind kind, Consumer<ByteBuffer> body) {
        ByteBuffer message = sample(kind, body);
        assertThatCode(() -> check(kind.slot(), kind.typeId(), message)).doesNotThrowAnyException();
    }

    static Stream<Arguments> acceptsTheSmallestAndTheLargestFigures() {
        return Stream.of(
                body(SamplerKind.CPU, message -> cpu(message, 0, 0, 0)),
                body(SamplerKind.CPU, message -> cpu(message, 1, 1, 1)),
                body(SamplerKind.MEMORY, message -> MemorySample.put(message, 0, 0, 0, 0, 0)),
                body(
                        SamplerKind.MEMORY,
                        message -> MemorySample.put(message, GIGABYTE, GIGABYTE, 0, GIGABYTE, GIGABYTE)),
                // a container may see its own limit as the total and the host's memory as available
                body(SamplerKind.MEMORY, message -> MemorySample.put(message, GIGABYTE, 0, 2 * GIGABYTE, 0, 0)),
                body(SamplerKind.DISK, message -> DiskSample.put(message, 0, 0, 0, 0)),
                body(SamplerKind.DISK, message -> DiskSample.put(message, 1e12, 1e12, 1, 100)),
                body(SamplerKind.NETWORK, message -> NetworkSample.put(message, 0, 0, 0, 0)),
                body(SamplerKind.NETWORK, message -> NetworkSample.put(message, 1e12, 1e12, 1e12, 100)));
    }

    @ParameterizedTest
    @MethodSource
    void refusesFiguresThatCannotBe(SamplerKind kind, Consumer<ByteBuffer> body, String reason) {
        ByteBuffer message = sample(kind, body);
        assertThatExceptionOfType(FaultySampleException.class)
                .isThrownBy(() -> check(kind.slot(), kind.typeId(), message))
                .withMessage(kind.id() + " message 9 of process 77: " + reason);
    }

    static Stream<Arguments> refusesFiguresThatCannotBe() {
        return Stream.of(
                fault(
                        SamplerKind.CPU,
                        message -> cpu(message, Double.NaN, 0, 0),
                        "busy is NaN, not a share from 0 to 1"),
                fault(SamplerKind.CPU, message -> cpu(message, 1.01, 0, 0), "busy is 1.01, not a share from 0 to 1"),
                fault(
                        SamplerKind.CPU,
                        message -> cpu(message, 0, -0.5, 0),
                        "waiting for I/O is -0.5, not a share from 0 to 1"),
                fault(SamplerKind.CPU, message -> cpu(message, 0, 0, 2), "core 1 busy is 2.0, not a share from 0 to 1"),
                fault(
                        SamplerKind.MEMORY,
                        message -> MemorySample.put(message, -1, 0, 0, 0, 0),
                        "total is 18446744073709551615 bytes, more than there can be"),
                fault(
                        SamplerKind.MEMORY,
                        message -> MemorySample.put(message, 5, 6, 0, 0, 0),
                        "used is 6 bytes, more than there can be"),
                fault(
                        SamplerKind.MEMORY,
                        message -> MemorySample.put(message, 5, 0, -1, 0, 0),
                        "available is 18446744073709551615 bytes, more than there can be"),
                fault(
                        SamplerKind.MEMORY,
                        message -> MemorySample.put(message, 5, 0, 0, -1, 0),
                        "cached is 18446744073709551615 bytes, more than there can be"),
                fault(
                        SamplerKind.MEMORY,
                        message -> MemorySample.put(message, 5, 0, 0, 0, -1),
                        "swap used is 18446744073709551615 bytes, more than there can be"),
                fault(
                        SamplerKind.DISK,
                        message -> DiskSample.put(message, -1, 0, 0, 0),
                        "read is -1.0, not bytes per second"),
                fault(
                        SamplerKind.DISK,
                        message -> DiskSample.put(message, 0, Double.POSITIVE_INFINITY, 0, 0),
                        "written is Infinity, not bytes per second"),
                fault(
                        SamplerKind.DISK,
                        message -> DiskSample.put(message, 0, 0, 1.5, 0),
                        "busy is 1.5, not a share from 0 to 1"),
                fault(
                        SamplerKind.NETWORK,
                        message -> NetworkSample.put(message, Double.NaN, 0, 0, 0),
                        "received is NaN, not bytes per second"),
                fault(
                        SamplerKind.NETWORK,
                        message -> NetworkSample.put(message, 0, -1, 0, 0),
                        "sent is -1.0, not bytes per second"),
                fault(
                        SamplerKind.NETWORK,
                        message -> NetworkSample.put(message, 0, 0, Double.NEGATIVE_INFINITY, 0),
                        "loopback is -Infinity, not bytes per second"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void refusesAnotherLength(int difference) {
        ByteBuffer message = message(DiskSample.SIZE + difference);
        assertRefused(
                SamplerKind.DISK.slot(),
                SamplerKind.DISK.typeId(),
                message,
                "it has " + (52 + difference) + " bytes, not 52");
        ByteBuffer status = message(1);
        assertRefused(SamplerKind.DISK.slot(), StatusMessage.TYPE_ID, status, "it has 25 bytes, not 24");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, -1, Integer.MIN_VALUE})
    void refusesANumberOfCoresThatDoesNotFitTheLength(int cores) {
        ByteBuffer message = message(CpuSample.size(2));
        CpuSample.put(message, 0, 0, cores);
        assertRefused(
                SamplerKind.CPU.slot(),
                SamplerKind.CPU.typeId(),
                message,
                "it has 52 bytes, not " + (44 + 4 * Integer.toUnsignedLong(cores)));
    }

    @Test
    void refusesTheTypeOfAnotherSamplerAndOfNone() {
        ByteBuffer message = message(DiskSample.SIZE);
        assertRefused(
                SamplerKind.CPU.slot(),
                SamplerKind.DISK.typeId(),
                message,
                "its type is 3, not 1 for a sample or 16 for a status");
        assertRefused(SamplerKind.CPU.slot(), 0xFFFF, message, "its type is 65535, not 1 ");
    }

    @Test
    void refusesWhatHasNoHeader() {
        ByteBuffer tooShort = message(0).limit(MessageHeader.SIZE - 1);
        assertRefused(
                0,
                StatusMessage.TYPE_ID,
                tooShort,
                "cpu message of 23 bytes: it does not begin with a header of version 1");
        ByteBuffer newer = message(0).putShort(0, (short) 2);
        assertRefused(
                0,
                StatusMessage.TYPE_ID,
                newer,
                "cpu message of 24 bytes: it does not begin with a header of version 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 5001})
    void refusesARateThatNoSamplerTakes(int rate) {
        ByteBuffer message = message(0);
        MessageHeader.put(message, rate, false, 77, 9);
        assertRefused(0, StatusMessage.TYPE_ID, message, "the rate is " + rate + ", not between 1 and 5000");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4})
    void refusesASlotThatIsNoSamplers(int slot) {
        assertRefused(slot, StatusMessage.TYPE_ID, message(0), "slot " + slot + " is no sampler's; theirs are 0 to 3");
    }

    private static void assertRefused(int slot, int typeId, ByteBuffer message, String reason) {
        assertThatExceptionOfType(FaultySampleException.class)
                .isThrownBy(() -> check(slot, typeId, message))
                .withMessageContaining(reason);
    }

    private static void check(int slot, int typeId, ByteBuffer message) {
        SamplerKind sender = MessageCheck.requireHeader(message, new StampedRecord(slot, typeId, false, 0));
        MessageCheck.requireBody(sender, message, typeId);
    }

    private static Arguments body(SamplerKind kind, Consumer<ByteBuffer> body) {
        return arguments(kind, body);
    }

    private static Arguments fault(SamplerKind kind, Consumer<ByteBuffer> body, String reason) {
        return arguments(kind, body, reason);
    }

    private static void cpu(ByteBuffer message, double busy, double iowait, double lastCore) {
        CpuSample.put(message, busy, iowait, 2);
        CpuSample.putCore(message, 0, 0);
        CpuSample.putCore(message, 1, lastCore);
    }

    private static ByteBuffer sample(SamplerKind kind, Consumer<ByteBuffer> body) {
        ByteBuffer message = message(
                switch (kind) {
                    case CPU -> CpuSample.size(2);
                    case MEMORY -> MemorySample.SIZE;
                    case DISK -> DiskSample.SIZE;
                    case NETWORK -> NetworkSample.SIZE;
                });
        body.accept(message);
        return message;
    }

    private static ByteBuffer message(int bodySize) {
        ByteBuffer message = ByteBuffer.allocate(MessageHeader.SIZE + bodySize).order(ByteOrder.LITTLE_ENDIAN);
        MessageHeader.put(message, 500, false, 77, 9);
        return message;
    }
}
