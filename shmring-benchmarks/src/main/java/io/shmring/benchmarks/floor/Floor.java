/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.floor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The compiled C program: the cores' distance, and round trips of a cache line or a futex. */
public final class Floor {

    private static final String PROBE_MILLIS = "5";

    private final Path program;

    private Floor(Path program) {
        this.program = program;
    }

    /**
     * Compiles the program with gcc.
     *
     * @param directory where source and program are put
     * @return the program
     * @throws IllegalStateException if gcc is missing or fails
     */
    public static Floor compile(Path directory) {
        Path source = directory.resolve("floor.c");
        Path program = directory.resolve("floor");
        try (InputStream resource = Objects.requireNonNull(Floor.class.getResourceAsStream("floor.c"), "floor.c")) {
            Files.copy(resource, source, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            run(List.of("gcc", "-std=gnu11", "-O2", "-o", program.toString(), source.toString()));
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "gcc cannot be run; install it: without the distance of the cores no figures can be compared", e);
        }
        return new Floor(program);
    }

    /**
     * Measures the distance of the cores for five milliseconds.
     *
     * @return mean round trip of one cache line between cores 0 and 1, nanoseconds
     */
    public double distance() {
        return Double.parseDouble(run("probe", PROBE_MILLIS).get(0));
    }

    /** Runs the program; returns what it printed. */
    List<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(this.program.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static List<String> run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader reader = process.inputReader()) {
                List<String> lines = reader.lines().toList();
                int status = process.waitFor();
                if (status != 0) {
                    throw new IllegalStateException(
                            command + " failed with status " + status + ":\n" + String.join("\n", lines));
                }
                return lines;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " ran", e);
        }
    }
}
