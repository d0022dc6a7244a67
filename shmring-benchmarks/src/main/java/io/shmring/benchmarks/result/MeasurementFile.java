/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Measurements in a file, one JSON object per line; a run that is broken off leaves what it has. */
public final class MeasurementFile implements AutoCloseable {

    /** Its usual name. */
    public static final String NAME = "measurements.jsonl";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final BufferedWriter writer;

    private MeasurementFile(BufferedWriter writer) {
        this.writer = writer;
    }

    /**
     * Creates the file.
     *
     * @param directory where
     * @return open for writing
     */
    public static MeasurementFile create(Path directory) {
        try {
            return new MeasurementFile(Files.newBufferedWriter(directory.resolve(NAME)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param directory where it is
     * @return what was measured, in that order
     */
    public static List<Measurement> read(Path directory) {
        try (Stream<String> lines = Files.lines(directory.resolve(NAME))) {
            return lines.map(line -> MAPPER.readValue(line, Measurement.class)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Appends a line, and hands it to the operating system.
     *
     * @param measurement what was measured
     */
    public void add(Measurement measurement) {
        try {
            this.writer.write(MAPPER.writeValueAsString(measurement));
            this.writer.newLine();
            this.writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            this.writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
