/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.web;

import io.shmring.sample.stats.SamplerReport;
import java.util.List;

/**
 * All that the page shows.
 *
 * @param clockMillis when, by a clock that only goes forward
 * @param pid this application's process
 * @param listening the state of the listener container of the telemetry ring
 * @param deadLetters how many messages were refused and came as dead letters: not those for which that ring had no room
 * @param samplers the samplers and their figures
 * @param rings the rings and theirs
 */
record TelemetryReport(
        long clockMillis,
        long pid,
        String listening,
        long deadLetters,
        List<SamplerReport> samplers,
        List<RingReport> rings) {}
