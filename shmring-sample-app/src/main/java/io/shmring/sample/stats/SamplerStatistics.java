/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import io.shmring.ShmRecord;
import io.shmring.sample.wire.CpuSample;
import io.shmring.sample.wire.DiskSample;
import io.shmring.sample.wire.MemorySample;
import io.shmring.sample.wire.MessageHeader;
import io.shmring.sample.wire.NetworkSample;
import io.shmring.sample.wire.SamplerKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Statistics of one sampler. The listener's thread records, one thread rolls, any thread reads the report. */
final class SamplerStatistics {

    private final SamplerKind kind;
    private final Map<Metric, RollingStatistics> figures = new EnumMap<>(Metric.class);
    private final RollingStatistics latency = new RollingStatistics(Unit.NANOSECONDS);
    private volatile AtomicIntegerArray cores = new AtomicIntegerArray(0);
    private volatile double whole;
    private volatile boolean stamped;
    private volatile int pid;
    private volatile int rate;
    private volatile boolean paused;
    private volatile long received;
    private volatile long lost;
    private volatile long lastNanos;
    private long sequence;

    SamplerStatistics(SamplerKind kind) {
        this.kind = kind;
        Arrays.stream(Metric.values())
                .filter(metric -> metric.kind() == kind)
                .forEach(metric -> this.figures.put(metric, new RollingStatistics(metric.unit())));
    }

    /** Takes what every message says, whether a sample or not. */
    void recordHeader(ByteBuffer message, ShmRecord record) {
        long now = System.nanoTime();
        int sender = MessageHeader.pid(message);
        long number = MessageHeader.sequence(message);
        if (sender == this.pid && number > this.sequence) {
            this.lost = this.lost + number - this.sequence - 1;
        }
        this.sequence = number;
        this.pid = sender;
        this.rate = MessageHeader.rate(message);
        this.paused = MessageHeader.isPaused(message);
        if (record.hasPublishTime()) {
            this.stamped = true;
            this.latency.record(now - record.publishTimeNanos());
        }
        this.lastNanos = now;
        this.received = this.received + 1;
    }

    void recordCpu(ByteBuffer sample) {
        record(Metric.CPU_BUSY, CpuSample.busy(sample));
        record(Metric.CPU_IOWAIT, CpuSample.iowait(sample));
        int count = CpuSample.cores(sample);
        if (count != this.cores.length()) {
            this.cores = new AtomicIntegerArray(count);
        }
        for (int core = 0; core < count; core++) {
            this.cores.setOpaque(core, Float.floatToRawIntBits(CpuSample.core(sample, core)));
        }
    }

    void recordMemory(ByteBuffer sample) {
        this.whole = MemorySample.total(sample);
        record(Metric.MEMORY_USED, MemorySample.used(sample));
        record(Metric.MEMORY_AVAILABLE, MemorySample.available(sample));
        record(Metric.MEMORY_CACHED, MemorySample.cached(sample));
        record(Metric.MEMORY_SWAP, MemorySample.swapUsed(sample));
    }

    void recordDisk(ByteBuffer sample) {
        record(Metric.DISK_READ, DiskSample.readPerSecond(sample));
        record(Metric.DISK_WRITTEN, DiskSample.writtenPerSecond(sample));
        record(Metric.DISK_BUSY, DiskSample.busy(sample));
    }

    void recordNetwork(ByteBuffer sample) {
        record(Metric.NETWORK_RECEIVED, NetworkSample.receivedPerSecond(sample));
        record(Metric.NETWORK_SENT, NetworkSample.sentPerSecond(sample));
        record(Metric.NETWORK_LOOPBACK, NetworkSample.loopbackPerSecond(sample));
    }

    private void record(Metric metric, double value) {
        this.figures.get(metric).record(value);
    }

    /** Ends a slice of the window. */
    void roll(long sliceNanos) {
        this.latency.roll(sliceNanos);
        this.figures.values().forEach(figure -> figure.roll(sliceNanos));
    }

    SamplerReport report() {
        Map<String, Summary> summaries = new LinkedHashMap<>();
        this.figures.forEach((metric, figure) -> summaries.put(metric.label(), figure.summary()));
        double samplesPerSecond = summaries.values().stream()
                .mapToDouble(Summary::perSecond)
                .max()
                .orElse(0);
        AtomicIntegerArray shares = this.cores;
        double[] parts = new double[shares.length()];
        Arrays.setAll(parts, core -> Float.intBitsToFloat(shares.getOpaque(core)));
        long count = this.received;
        return new SamplerReport(
                this.kind.id(),
                this.pid,
                this.paused,
                this.rate,
                samplesPerSecond,
                count,
                this.lost,
                (count > 0) ? (System.nanoTime() - this.lastNanos) / 1_000_000 : null,
                this.stamped ? this.latency.summary() : null,
                this.whole,
                parts,
                summaries);
    }
}
