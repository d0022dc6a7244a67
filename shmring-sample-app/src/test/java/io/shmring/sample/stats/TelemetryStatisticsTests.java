/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.ShmRecord;
import io.shmring.sample.check.FaultySampleException;
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
import org.junit.jupiter.api.Test;

class TelemetryStatisticsTests {

    private final TelemetryStatistics statistics = new TelemetryStatistics();

    @Test
    void reportsAProcessorSample() {
        receive(SamplerKind.CPU, 1, CpuSample.size(2), message -> {
            CpuSample.put(message, 0.5, 0.25, 2);
            CpuSample.putCore(message, 0, 0.75);
            CpuSample.putCore(message, 1, 0.25);
        });
        SamplerReport report = report(SamplerKind.CPU);
        assertThat(report.kind()).isEqualTo("cpu");
        assertThat(report.pid()).isEqualTo(77);
        assertThat(report.rate()).isEqualTo(500);
        assertThat(report.received()).isOne();
        assertThat(report.silentMillis()).isNotNull().isNotNegative();
        assertThat(report.parts()).containsExactly(0.75, 0.25);
        assertThat(report.figures()).containsOnlyKeys("busy", "waiting for I/O");
        assertThat(report.figures().get("busy").last()).isEqualTo(0.5);
        assertThat(report.figures().get("waiting for I/O").last()).isEqualTo(0.25);
    }

    @Test
    void reportsSamplesOfTheOtherKinds() {
        receive(SamplerKind.MEMORY, 1, MemorySample.SIZE, message -> MemorySample.put(message, 500, 400, 100, 50, 5));
        receive(SamplerKind.DISK, 1, DiskSample.SIZE, message -> DiskSample.put(message, 10, 20, 0.5, 1));
        receive(SamplerKind.NETWORK, 1, NetworkSample.SIZE, message -> NetworkSample.put(message, 30, 40, 50, 1));
        assertThat(report(SamplerKind.MEMORY).whole()).isEqualTo(500);
        assertThat(last(SamplerKind.MEMORY, "used")).isEqualTo(400);
        assertThat(last(SamplerKind.MEMORY, "available")).isEqualTo(100);
        assertThat(last(SamplerKind.MEMORY, "cached")).isEqualTo(50);
        assertThat(last(SamplerKind.MEMORY, "swap used")).isEqualTo(5);
        assertThat(last(SamplerKind.DISK, "read")).isEqualTo(10);
        assertThat(last(SamplerKind.DISK, "written")).isEqualTo(20);
        assertThat(last(SamplerKind.DISK, "busy")).isEqualTo(0.5);
        assertThat(last(SamplerKind.NETWORK, "received")).isEqualTo(30);
        assertThat(last(SamplerKind.NETWORK, "sent")).isEqualTo(40);
        assertThat(last(SamplerKind.NETWORK, "loopback")).isEqualTo(50);
    }

    @Test
    void countsGapsInTheNumberingOfOneProcessAsLost() {
        for (long sequence : new long[] {5, 6, 9}) {
            receive(SamplerKind.DISK, sequence, DiskSample.SIZE, message -> DiskSample.put(message, 0, 0, 0, 1));
        }
        assertThat(report(SamplerKind.DISK).lost()).isEqualTo(2);
        assertThat(report(SamplerKind.DISK).received()).isEqualTo(3);
    }

    @Test
    void takesAStatusForNoSample() {
        ByteBuffer message = message(StatusMessage.SIZE);
        MessageHeader.put(message, 250, true, 77, 1);
        this.statistics.record(message, record(SamplerKind.CPU.slot(), StatusMessage.TYPE_ID));
        this.statistics.roll();
        SamplerReport report = report(SamplerKind.CPU);
        assertThat(report.paused()).isTrue();
        assertThat(report.rate()).isEqualTo(250);
        assertThat(report.perSecond()).isZero();
    }

    @Test
    void takesNoFigureOfAFaultySample() {
        receive(SamplerKind.DISK, 1, DiskSample.SIZE, message -> DiskSample.put(message, 10, 20, 0.5, 1));
        assertThatExceptionOfType(FaultySampleException.class)
                .isThrownBy(() -> receive(
                        SamplerKind.DISK,
                        2,
                        DiskSample.SIZE,
                        message -> DiskSample.put(message, 11, 21, Double.NaN, 1)));
        this.statistics.roll();
        Summary read = report(SamplerKind.DISK).figures().get("read");
        assertThat(read.last()).isEqualTo(10);
        assertThat(read.max()).isEqualTo(10);
        assertThat(last(SamplerKind.DISK, "busy")).isEqualTo(0.5);
    }

    @Test
    void countsAFaultySampleAsReceivedAndNotAsLost() {
        receive(SamplerKind.DISK, 1, DiskSample.SIZE, message -> DiskSample.put(message, 0, 0, 0.5, 1));
        assertThatExceptionOfType(FaultySampleException.class)
                .isThrownBy(() -> receive(
                        SamplerKind.DISK, 2, DiskSample.SIZE, message -> DiskSample.put(message, 0, 0, 1.5, 1)));
        receive(SamplerKind.DISK, 3, DiskSample.SIZE, message -> DiskSample.put(message, 0, 0, 0.5, 1));
        assertThat(report(SamplerKind.DISK).received()).isEqualTo(3);
        assertThat(report(SamplerKind.DISK).lost()).isZero();
    }

    @Test
    void believesNothingOfAMessageWithoutAHeader() {
        ByteBuffer zeros = message(DiskSample.SIZE);
        assertThatExceptionOfType(FaultySampleException.class)
                .isThrownBy(() ->
                        this.statistics.record(zeros, record(SamplerKind.DISK.slot(), SamplerKind.DISK.typeId())));
        assertThat(this.statistics.reports()).allSatisfy(report -> {
            assertThat(report.received()).isZero();
            assertThat(report.silentMillis()).isNull();
        });
    }

    @Test
    void reportsTheLatencyOfStampedRecords() {
        ByteBuffer message = message(StatusMessage.SIZE);
        MessageHeader.put(message, 500, false, 77, 1);
        ShmRecord record = new StampedRecord(0, StatusMessage.TYPE_ID, true, System.nanoTime());
        assertThat(report(SamplerKind.CPU).latency()).isNull();
        this.statistics.record(message, record);
        assertThat(report(SamplerKind.CPU).latency()).isNotNull();
        this.statistics.roll();
        Summary latency = report(SamplerKind.CPU).latency();
        assertThat(latency).isNotNull();
        assertThat(latency.unit()).isEqualTo(Unit.NANOSECONDS);
    }

    private void receive(SamplerKind kind, long sequence, int bodySize, Consumer<ByteBuffer> body) {
        ByteBuffer message = message(bodySize);
        MessageHeader.put(message, 500, false, 77, sequence);
        body.accept(message);
        this.statistics.record(message, record(kind.slot(), kind.typeId()));
    }

    private static ByteBuffer message(int bodySize) {
        return ByteBuffer.allocate(MessageHeader.SIZE + bodySize).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ShmRecord record(int producer, int typeId) {
        return new StampedRecord(producer, typeId, false, 0);
    }

    private SamplerReport report(SamplerKind kind) {
        return this.statistics.reports().get(kind.slot());
    }

    private double last(SamplerKind kind, String figure) {
        return report(kind).figures().get(figure).last();
    }
}
