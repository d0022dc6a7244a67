/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one sampler and its figures.
 *
 * @param kind its name
 * @param pid its process; 0 if none was heard of yet
 * @param paused whether it takes no samples for now
 * @param rate how many samples a second it was told to take
 * @param perSecond how many samples a second came from it
 * @param received how many messages came from it since this application started
 * @param lost how many samples found no room in the ring, as the gaps in its numbering tell
 * @param silentMillis how long ago the last message came; null if none came yet
 * @param latency the time from publication to handling; null if the ring carries no times
 * @param whole what a full bar means for figures in bytes: the size of memory; 0 if there is no such thing
 * @param parts shares of parts of the whole: how busy each core is
 * @param figures the statistics by label
 */
public record SamplerReport(
        String kind,
        long pid,
        boolean paused,
        int rate,
        double perSecond,
        long received,
        long lost,
        @Nullable Long silentMillis,
        @Nullable Summary latency,
        double whole,
        double[] parts,
        Map<String, Summary> figures) {}
