/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageLayoutTests {

    /** Like a view of a ring: the message does not begin at index 0. */
    private final ByteBuffer message = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void fixesTheBytesOfTheHeader() {
        place(MessageHeader.SIZE);
        MessageHeader.put(this.message, 500, true, 0x01020304, 9);
        assertThat(bytes()).isEqualTo("0100" + "0100" + "f4010000" + "04030201" + "00000000" + "0900000000000000");
        assertThat(MessageHeader.isReadable(this.message)).isTrue();
        assertThat(MessageHeader.rate(this.message)).isEqualTo(500);
        assertThat(MessageHeader.isPaused(this.message)).isTrue();
        assertThat(MessageHeader.pid(this.message)).isEqualTo(0x01020304);
        assertThat(MessageHeader.sequence(this.message)).isEqualTo(9);
    }

    @Test
    void refusesAnotherVersion() {
        place(MessageHeader.SIZE);
        MessageHeader.put(this.message, 500, false, 1, 1);
        this.message.putShort(this.message.position(), (short) 2);
        assertThat(MessageHeader.isReadable(this.message)).isFalse();
    }

    @Test
    void refusesAMessageThatIsShorterThanAHeader() {
        place(MessageHeader.SIZE);
        MessageHeader.put(this.message, 500, false, 1, 1);
        place(MessageHeader.SIZE - 1);
        assertThat(MessageHeader.isReadable(this.message)).isFalse();
    }

    @Test
    void carriesAProcessorSample() {
        place(MessageHeader.SIZE + CpuSample.size(2));
        CpuSample.put(this.message, 0.25, 0.5, 2);
        CpuSample.putCore(this.message, 0, 0.75);
        CpuSample.putCore(this.message, 1, 1);
        assertThat(body()).isEqualTo("000000000000d03f" + "000000000000e03f" + "02000000" + "0000403f" + "0000803f");
        assertThat(CpuSample.busy(this.message)).isEqualTo(0.25);
        assertThat(CpuSample.iowait(this.message)).isEqualTo(0.5);
        assertThat(CpuSample.cores(this.message)).isEqualTo(2);
        assertThat(CpuSample.core(this.message, 0)).isEqualTo(0.75f);
        assertThat(CpuSample.core(this.message, 1)).isEqualTo(1f);
    }

    @Test
    void neverReadsCoresBeyondTheMessage() {
        place(MessageHeader.SIZE + CpuSample.size(1));
        CpuSample.put(this.message, 0, 0, 1_000_000);
        assertThat(CpuSample.cores(this.message)).isEqualTo(1);
        CpuSample.put(this.message, 0, 0, -1);
        assertThat(CpuSample.cores(this.message)).isZero();
    }

    @Test
    void tellsTheSizeThatTheNumberOfCoresAsksFor() {
        place(MessageHeader.SIZE + CpuSample.size(1));
        CpuSample.put(this.message, 0, 0, 3);
        assertThat(CpuSample.expectedSize(this.message)).isEqualTo(CpuSample.size(3));
        CpuSample.put(this.message, 0, 0, -1);
        assertThat(CpuSample.expectedSize(this.message)).isEqualTo(CpuSample.MIN_SIZE + 0xFFFFFFFFL * Float.BYTES);
        place(MessageHeader.SIZE + CpuSample.MIN_SIZE - 1);
        assertThat(CpuSample.expectedSize(this.message)).isEqualTo(CpuSample.MIN_SIZE);
    }

    @Test
    void carriesAMemorySample() {
        place(MessageHeader.SIZE + MemorySample.SIZE);
        MemorySample.put(this.message, 5, 4, 3, 2, 1);
        assertThat(body())
                .isEqualTo("0500000000000000" + "0400000000000000" + "0300000000000000" + "0200000000000000"
                        + "0100000000000000");
        assertThat(MemorySample.total(this.message)).isEqualTo(5);
        assertThat(MemorySample.used(this.message)).isEqualTo(4);
        assertThat(MemorySample.available(this.message)).isEqualTo(3);
        assertThat(MemorySample.cached(this.message)).isEqualTo(2);
        assertThat(MemorySample.swapUsed(this.message)).isEqualTo(1);
    }

    @Test
    void carriesADiskSample() {
        place(MessageHeader.SIZE + DiskSample.SIZE);
        DiskSample.put(this.message, 1, 2, 0.5, 3);
        assertThat(body()).isEqualTo("000000000000f03f" + "0000000000000040" + "000000000000e03f" + "03000000");
        assertThat(DiskSample.readPerSecond(this.message)).isEqualTo(1);
        assertThat(DiskSample.writtenPerSecond(this.message)).isEqualTo(2);
        assertThat(DiskSample.busy(this.message)).isEqualTo(0.5);
        assertThat(DiskSample.disks(this.message)).isEqualTo(3);
    }

    @Test
    void carriesANetworkSample() {
        place(MessageHeader.SIZE + NetworkSample.SIZE);
        NetworkSample.put(this.message, 1, 2, 0.5, 3);
        assertThat(body()).isEqualTo("000000000000f03f" + "0000000000000040" + "000000000000e03f" + "03000000");
        assertThat(NetworkSample.receivedPerSecond(this.message)).isEqualTo(1);
        assertThat(NetworkSample.sentPerSecond(this.message)).isEqualTo(2);
        assertThat(NetworkSample.loopbackPerSecond(this.message)).isEqualTo(0.5);
        assertThat(NetworkSample.interfaces(this.message)).isEqualTo(3);
    }

    @Test
    void carriesACommand() {
        place(Command.SIZE);
        Command.put(this.message, 250);
        assertThat(bytes()).isEqualTo("0100" + "0000" + "fa000000");
        assertThat(Command.of(this.message, 1)).isEqualTo(Command.RATE);
        assertThat(Command.of(this.message, 2)).isEqualTo(Command.PAUSE);
        assertThat(Command.of(this.message, 3)).isEqualTo(Command.RESUME);
        assertThat(Command.of(this.message, 4)).isEqualTo(Command.FAULT);
        assertThat(Command.rate(this.message)).isEqualTo(250);
    }

    @Test
    void carriesTheFaultOfACommand() {
        place(Command.SIZE);
        for (Fault fault : Fault.values()) {
            Command.put(this.message, fault.number());
            assertThat(Command.fault(this.message)).isSameAs(fault);
        }
        Command.put(this.message, 0);
        assertThat(Command.fault(this.message)).isNull();
        Command.put(this.message, Fault.values().length + 1);
        assertThat(Command.fault(this.message)).isNull();
        Command.put(this.message, Fault.VALUE.number());
        assertThat(bytes()).isEqualTo("0100" + "0000" + "03000000");
    }

    @Test
    void knowsNoCommandOfAnotherTypeVersionOrSize() {
        place(Command.SIZE);
        Command.put(this.message, 250);
        assertThat(Command.of(this.message, 0)).isNull();
        assertThat(Command.of(this.message, 5)).isNull();
        this.message.putShort(this.message.position(), (short) 2);
        assertThat(Command.of(this.message, 1)).isNull();
        place(Command.SIZE - 1);
        assertThat(Command.of(this.message, 1)).isNull();
    }

    @Test
    void namesEverySamplerByItsId() {
        for (SamplerKind kind : SamplerKind.values()) {
            assertThat(SamplerKind.of(kind.id())).isSameAs(kind);
            assertThat(SamplerKind.ofSlot(kind.slot())).isSameAs(kind);
            assertThat(kind.typeId()).isNotEqualTo(StatusMessage.TYPE_ID);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplerKind.of("gpu"))
                .withMessageContaining("'gpu'")
                .withMessageContaining("cpu, memory, disk, network");
    }

    private void place(int length) {
        this.message.clear().position(40).limit(40 + length);
    }

    private String bytes() {
        byte[] bytes = new byte[this.message.remaining()];
        this.message.get(this.message.position(), bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String body() {
        return bytes().substring(MessageHeader.SIZE * 2);
    }
}
