/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the fuzzer of the Maven profile {@code fuzz} calls; it finds these methods by their names. */
public final class HostilePeerFuzzer {

    /** Mappings of closed rings go with the objects that they belong to: those of so many inputs at most are waited for. */
    private static final int INPUTS_BETWEEN_COLLECTIONS = 2000;

    private static @Nullable Path directory;
    private static int inputs;

    private HostilePeerFuzzer() {}

    /** Before the first input. */
    public static void fuzzerInitialize() throws IOException {
        directory = Files.createDirectory(ShmOptions.DEFAULT_DIRECTORY.resolve("shmring-test-" + UUID.randomUUID()));
    }

    /** For each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Path empty = directory;
        if (empty == null) {
            throw new IllegalStateException("not initialized");
        }
        Session.play(input, empty);
        if (++inputs % INPUTS_BETWEEN_COLLECTIONS == 0) {
            System.gc();
        }
    }

    /** After the last input, also if that was a finding and left something. */
    public static void fuzzerTearDown() throws IOException {
        Path used = directory;
        if (used != null) {
            try (Stream<Path> all = Files.walk(used)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
