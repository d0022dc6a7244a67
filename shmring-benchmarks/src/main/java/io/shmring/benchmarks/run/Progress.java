/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.MeasurementFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps each measurement and shows it at once. */
final class Progress implements Log {

    private final PrintWriter out;
    private final MeasurementFile file;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Progress(PrintWriter out, MeasurementFile file) {
        this.out = out;
        this.file = file;
    }

    @Override
    public void measured(Measurement measurement) {
        this.file.add(measurement);
        this.measurements.add(measurement);
        this.out.printf(
                Locale.ROOT,
                "round %d, JDK %d, %s, %d B, %d senders, window %d: %-28s %-5s (%.0f, %.0f ns)  %s%n",
                measurement.round(),
                measurement.jdk(),
                measurement.scenario(),
                measurement.length(),
                measurement.senders(),
                measurement.window(),
                measurement.transport(),
                measurement.distance(),
                measurement.probeBefore(),
                measurement.probeAfter(),
                Figure.of(measurement));
        this.out.flush();
    }

    @Override
    public void failed(String transport, Heat heat, RuntimeException cause) {
        String failure = "FAILED AND LEFT OUT: " + transport + " in " + heat + ": " + cause.getMessage();
        this.failures.add(failure);
        this.out.println(failure);
        this.out.flush();
    }

    boolean hasFailures() {
        return !this.failures.isEmpty();
    }

    void summarize() {
        new Summary(this.measurements).print(this.out);
        this.failures.forEach(this.out::println);
        this.out.flush();
    }
}
