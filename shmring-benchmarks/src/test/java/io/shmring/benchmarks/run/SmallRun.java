/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.Benchmarks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The command with real processes, as little as it can do. */
final class SmallRun {

    private final StringWriter output = new StringWriter();
    private final Path directory;

    SmallRun(Path directory) {
        this.directory = directory;
    }

    static void assumePossible() {
        Optional<String> shortcoming = Machine.current().shortcoming();
        Assumptions.assumeTrue(shortcoming.isEmpty(), () -> "no run is tested: " + shortcoming.orElse(""));
    }

    /** Returns the exit code. */
    int execute(String... arguments) {
        PrintWriter writer = new PrintWriter(this.output);
        Stream<String> small = Stream.of(
                "run",
                "--rounds",
                "1",
                "--windows",
                "1",
                "--millis",
                "50",
                "--length",
                "64",
                "--warm-up-millis",
                "50",
                "--output",
                this.directory.toString());
        return Benchmarks.commandLine()
                .setOut(writer)
                .setErr(writer)
                .execute(Stream.concat(small, Stream.of(arguments)).toArray(String[]::new));
    }

    /** What it has printed. */
    String output() {
        return this.output.toString();
    }
}
