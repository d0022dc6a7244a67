/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The launcher's end of a {@link Peer}. */
final class PeerProcess implements AutoCloseable {

    private static final long EXIT_SECONDS = 5;

    private final Process process;
    private final Path errors;
    private final Writer orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread killer;

    /** Starts the process; its error output goes to the file. */
    PeerProcess(List<String> command, Path errors) {
        try {
            this.process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
        this.errors = errors;
        this.orders = this.process.outputWriter();
        this.killer = new Thread(this.process::destroyForcibly, "kill " + this.process.pid());
        Runtime.getRuntime().addShutdownHook(this.killer);
        Thread reader = new Thread(this::read, "answers of " + this.process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    void order(String line) {
        try {
            this.orders.write(line + "\n");
            this.orders.flush();
        } catch (IOException e) {
            throw new PeerException(this + " takes no orders: " + e);
        }
    }

    /** Waits for the next line that the process prints; null if there is none in time. */
    @Nullable
    String answer(long timeoutMillis) {
        try {
            return this.answers.poll(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerException(this + " was not awaited: interrupted");
        }
    }

    /** What the process has written to its error output. */
    String errors() {
        try {
            return Files.readString(this.errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    boolean isAlive() {
        return this.process.isAlive();
    }

    private void read() {
        try (BufferedReader reader = this.process.inputReader()) {
            reader.lines().forEach(this.answers::add);
        } catch (IOException | UncheckedIOException e) {
            // the stream breaks when the process is killed
        }
    }

    /** Waits for the process to exit by itself, but not for long. */
    @Override
    public void close() {
        try {
            this.process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kill();
        }
    }

    void kill() {
        this.process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(this.killer);
        } catch (IllegalStateException e) {
            // the hook itself is running
        }
    }

    @Override
    public String toString() {
        return "process " + this.process.pid();
    }
}
