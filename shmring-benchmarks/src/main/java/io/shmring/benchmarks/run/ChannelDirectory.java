/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Where the channels of a heat lie; gone afterwards, also when the launcher is interrupted. */
final class ChannelDirectory implements AutoCloseable {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final int ATTEMPTS = 10;
    private static final long PAUSE = 50_000_000;

    private final Path path;
    private final Thread remover = new Thread(this::remove, "remove channels");

    ChannelDirectory() {
        try {
            this.path = Files.createTempDirectory(SHARED_MEMORY, "shmring-benchmark-");
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for channels can be made in " + SHARED_MEMORY, e);
        }
        Runtime.getRuntime().addShutdownHook(this.remover);
    }

    Path path() {
        return this.path;
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(this.remover);
        } catch (IllegalStateException e) {
            // the hook itself is running
        }
    }

    /** Tries more than once: processes that are just being killed may still make files. */
    private void remove() {
        Exception failure = null;
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(this.path); attempt++) {
            try (Stream<Path> files = Files.walk(this.path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                failure = e;
                LockSupport.parkNanos(PAUSE);
            }
        }
        if (Files.exists(this.path)) {
            System.err.println("remove " + this.path + " yourself: " + failure);
        }
    }
}
