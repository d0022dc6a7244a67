/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Measurement;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** The round trip times that windows carry, in nanoseconds. */
final class RoundTrips {

    private static final int DIGITS = 3;

    private RoundTrips() {}

    static Histogram of(Measurement window) {
        if (window.histogram() == null) {
            throw new IllegalArgumentException("no histogram in " + describe(window) + ", expected with this scenario");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(window.histogram());
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no compressed histogram in base 64 in " + describe(window), e);
        }
    }

    /** All windows as one; a percentile of it is a percentile of all their round trips. */
    static Histogram merged(Windows windows) {
        Histogram merged = new Histogram(DIGITS);
        windows.list().forEach(window -> merged.add(of(window)));
        return merged;
    }

    /** The medians of the rounds: how much new processes change. */
    static Spread medianOfEachRound(Windows windows) {
        return Spread.of(windows.rounds().stream()
                .map(round -> (double)
                        merged(windows.only(window -> window.round() == round)).getValueAtPercentile(50))
                .toList());
    }

    private static String describe(Measurement window) {
        return "%s of %s, JDK %d, %d B, round %d, window %d"
                .formatted(
                        window.scenario(),
                        window.transport(),
                        window.jdk(),
                        window.length(),
                        window.round(),
                        window.window());
    }
}
