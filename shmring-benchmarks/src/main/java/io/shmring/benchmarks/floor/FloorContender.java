/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.floor;

import io.shmring.benchmarks.process.Contender;
import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.workload.Figures;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A floor among the transports: it carries no message, and is no faster with a shorter one. */
public final class FloorContender implements Contender {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);
    private static final int DIGITS = 3;

    private final Floor floor;
    private final String name;
    private final String mode;
    private final List<String> options;

    private FloorContender(Floor floor, String name, String mode, String... options) {
        this.floor = floor;
        this.name = name;
        this.mode = mode;
        this.options = List.of(options);
    }

    /**
     * The floors of a scenario.
     *
     * @param floor the program
     * @param scenario which
     * @return none for scenarios without round trips
     */
    public static List<Contender> of(Floor floor, Scenario scenario) {
        return switch (scenario) {
            case PING_PONG ->
                List.of(
                        new FloorContender(floor, "C floor", "ping-pong"),
                        new FloorContender(floor, "C floor, one line each way", "ping-pong", "two-lines"));
            case COLD_PING_PONG -> List.of(new FloorContender(floor, "C futex", "futex"));
            case THROUGHPUT, PRODUCERS, IDLE -> List.of();
        };
    }

    @Override
    public String name() {
        return this.name;
    }

    @Override
    public boolean carries(int length) {
        return true;
    }

    @Override
    public Figures window(int length, long millis) {
        String[] arguments = new String[2 + this.options.size()];
        arguments[0] = this.mode;
        arguments[1] = Long.toString(millis);
        for (int i = 0; i < this.options.size(); i++) {
            arguments[2 + i] = this.options.get(i);
        }
        Histogram histogram = new Histogram(LONGEST, DIGITS);
        for (String line : this.floor.run(arguments)) {
            String[] words = line.split(" ");
            histogram.recordValueWithCount(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }
        long messages = histogram.getTotalCount();
        return new Figures(
                messages, TimeUnit.MILLISECONDS.toNanos(millis), Figures.encode(histogram), new long[] {messages});
    }

    @Override
    public void close() {}
}
