/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import io.shmring.ShmRecord;
import io.shmring.spring.annotation.ShmListener;
import java.nio.ByteBuffer;
import org.springframework.stereotype.Component;

/**
 * Receives what the samplers publish: the buffer is the ring's own memory, nothing is copied or allocated. What cannot be
 * right is refused by an exception and goes to the ring's dead letters.
 */
@Component
class TelemetryListener {

    private final TelemetryStatistics statistics;

    TelemetryListener(TelemetryStatistics statistics) {
        this.statistics = statistics;
    }

    @ShmListener("telemetry")
    void on(ByteBuffer message, ShmRecord record) {
        this.statistics.record(message, record);
    }
}
