/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import io.shmring.ShmRecord;
import io.shmring.sample.check.MessageCheck;
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
    private long rolledAt = System.nanoTime();

    TelemetryStatistics() {}

    /**
     * Takes a message from a sampler.
     *
     * @throws io.shmring.sample.check.FaultySampleException if it cannot be right; none of its figures is taken then
     */
    void record(ByteBuffer message, ShmRecord record) {
        SamplerKind sender = MessageCheck.requireHeader(message, record);
        SamplerStatistics sampler = this.samplers.get(sender.slot());
        sampler.recordHeader(message, record); // also of a faulty sample: it came, and is no gap in the numbering
        MessageCheck.requireBody(sender, message, record.typeId());
        if (record.typeId() != StatusMessage.TYPE_ID) {
            switch (sender) {
                case CPU -> sampler.recordCpu(message);
                case MEMORY -> sampler.recordMemory(message);
                case DISK -> sampler.recordDisk(message);
                case NETWORK -> sampler.recordNetwork(message);
            }
        }
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
}
