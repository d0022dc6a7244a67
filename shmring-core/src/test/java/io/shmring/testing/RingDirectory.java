/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import io.shmring.ShmOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A ring directory of a test's own, in {@code /dev/shm}; removed after it with whatever is in it. */
public final class RingDirectory implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

    private @Nullable Path path;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        create();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
    }

    /** For those who are no extension of a test. */
    public void create() throws IOException {
        this.path = Files.createDirectory(ShmOptions.DEFAULT_DIRECTORY.resolve("shmring-test-" + UUID.randomUUID()));
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path())) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    public Path path() {
        return Objects.requireNonNull(this.path);
    }

    public Path resolve(String file) {
        return path().resolve(file);
    }

    /** Options for this directory. */
    public ShmOptions options() {
        return builder().build();
    }

    /** Options for this directory, to be changed further. */
    public ShmOptions.Builder builder() {
        return ShmOptions.builder().directory(path());
    }

    /** The names of what is there, sorted. */
    public List<String> files() {
        try (Stream<Path> all = Files.list(path())) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
