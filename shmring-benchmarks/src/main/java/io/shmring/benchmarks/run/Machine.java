/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run needs besides JDKs.
 *
 * @param cores that this process may use
 * @param path directories of programs
 */
record Machine(int cores, List<Path> path) {

    private static final int CORES = 2;

    /** Programs and the packages that have them. */
    private static final Map<String, String> PROGRAMS = new TreeMap<>(Map.of("gcc", "gcc", "taskset", "util-linux"));

    static Machine current() {
        String path = System.getenv().getOrDefault("PATH", "");
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Stream.of(path.split(":")).map(Path::of).toList());
    }

    /** Why nothing can be measured here; empty if it can. */
    Optional<String> shortcoming() {
        if (this.cores < CORES) {
            return Optional.of("cores: " + this.cores + ", expected are " + CORES
                    + " at least: sending and receiving processes each need one; measure on a larger machine");
        }
        return PROGRAMS.entrySet().stream()
                .filter(program -> !has(program.getKey()))
                .map(program -> "program '" + program.getKey() + "' is not found in " + this.path
                        + ": install the package " + program.getValue())
                .findFirst();
    }

    private boolean has(String program) {
        return this.path.stream().anyMatch(directory -> Files.isExecutable(directory.resolve(program)));
    }
}
