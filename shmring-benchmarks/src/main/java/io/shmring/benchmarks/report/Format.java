/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Distance;
import java.util.Locale;

/** Figures as the page shows them: three digits that count, and the range behind the median. */
final class Format {

    private Format() {}

    static String bytes(int length) {
        if (length >= 1 << 20 && length % (1 << 20) == 0) {
            return (length >> 20) + " MiB";
        }
        return length >= 1 << 10 && length % (1 << 10) == 0 ? (length >> 10) + " KiB" : length + " B";
    }

    /** For an axis: 64, 4K, 1M. */
    static String shortBytes(int length) {
        return bytes(length).replace(" B", "").replace(" KiB", "K").replace(" MiB", "M");
    }

    static String number(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String range(Spread spread) {
        return number(spread.median()) + " (" + number(spread.lowest()) + " to " + number(spread.highest()) + ")";
    }

    static String ratio(Spread spread) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f; %d)",
                spread.median(),
                spread.lowest(),
                spread.highest(),
                spread.count());
    }

    static String state(Distance distance) {
        return distance.name().toLowerCase(Locale.ROOT);
    }
}
