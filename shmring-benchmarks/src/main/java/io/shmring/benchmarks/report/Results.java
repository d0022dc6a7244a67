/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Environment;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.transport.Transport;
import io.shmring.benchmarks.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of the benchmarks has left in its directory.
 *
 * @param environment what the measurements depend on
 * @param windows the measurements, by transport in the order of the tables
 */
record Results(Environment environment, Windows windows) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads both files.
     *
     * @param directory where a run put them
     * @return what they say
     * @throws IOException if one cannot be read
     * @throws IllegalArgumentException if one does not say what it should; names file and line
     */
    static Results read(Path directory) throws IOException {
        Path environment = directory.resolve("environment.json");
        Path measurements = directory.resolve("measurements.jsonl");
        List<Measurement> windows = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(measurements)) {
            number++;
            if (!line.isBlank()) {
                windows.add(parse(line, Measurement.class, measurements + ", line " + number));
            }
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException(
                    measurements + " has no measurements, expected is one a line: run the benchmarks first");
        }
        return of(parse(Files.readString(environment), Environment.class, environment.toString()), windows);
    }

    static Results of(Environment environment, List<Measurement> windows) {
        List<String> order =
                new ArrayList<>(Transports.all().stream().map(Transport::name).toList());
        windows.stream()
                .map(Measurement::transport)
                .distinct()
                .filter(name -> !order.contains(name))
                .forEach(order::add);
        return new Results(
                environment,
                new Windows(windows.stream()
                        .sorted(Comparator.comparingInt(window -> order.indexOf(window.transport())))
                        .toList()));
    }

    private static <T> T parse(String text, Class<T> type, String place) {
        try {
            return JSON.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    place + " is no " + type.getSimpleName() + ": " + e.getOriginalMessage()
                            + "; was it cut off? Remove it or measure again",
                    e);
        }
    }
}
