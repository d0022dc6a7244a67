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
import io.shmring.sample.wire.StatusMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Statistics of all samplers. One thread records, the scheduler rolls, any thread reads the reports. */
@Component
public class TelemetryStatistics {

    private final List<SamplerStatistics> samplers =
            Stream.of(SamplerKind.values()).map(SamplerStatistics::new).toList();
    private volatile long unreadable;
    private long rolledAt = System.nanoTime();

    TelemetryStatistics() {}

    /** Takes a message from a sampler; counts it if it is none that this version can read. */
    void record(ByteBuffer message, ShmRecord record) {
        int slot = record.producer();
        int typeId = record.typeId();
        if (slot < 0
                || slot >= SamplerKind.COUNT
                || !MessageHeader.isReadable(message, bodySize(SamplerKind.ofSlot(slot), typeId))) {
            this.unreadable = this.unreadable + 1;
            return;
        }
        SamplerStatistics sampler = this.samplers.get(slot);
        sampler.recordHeader(message, record);
        if (typeId != StatusMessage.TYPE_ID) {
            switch (SamplerKind.ofSlot(slot)) {
                case CPU -> sampler.recordCpu(message);
                case MEMORY -> sampler.recordMemory(message);
                case DISK -> sampler.recordDisk(message);
                case NETWORK -> sampler.recordNetwork(message);
            }
        }
    }

    /** The size that a body must have; more than any message if the type is none that may come from this slot. */
    private static int bodySize(SamplerKind kind, int typeId) {
        if (typeId == StatusMessage.TYPE_ID) {
            return StatusMessage.SIZE;
        }
        if (typeId != kind.typeId()) {
            return Integer.MAX_VALUE - MessageHeader.SIZE;
        }
        return switch (kind) {
            case CPU -> CpuSample.MIN_SIZE;
            case MEMORY -> MemorySample.SIZE;
            case DISK -> DiskSample.SIZE;
            case NETWORK -> NetworkSample.SIZE;
        };
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.SECONDS)
    void roll() {
        long now = System.nanoTime();
        long sliceNanos = now - this.rolledAt;
        this.rolledAt = now;
        this.samplers.forEach(sampler -> sampler.roll(sliceNanos));
    }

    /**
     * What is known of each sampler now.
     *
     * @return one report for each kind, in the order of their slots
     */
    public List<SamplerReport> reports() {
        return this.samplers.stream().map(SamplerStatistics::report).toList();
    }

    /**
     * How many messages were of a type, version or size that this version cannot read.
     *
     * @return a count since start
     */
    public long unreadable() {
        return this.unreadable;
    }
}
