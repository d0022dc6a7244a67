/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The launcher's end of a {@link Peer}. */
final class PeerProcess implements AutoCloseable {

    private static final String GONE = "\0gone";
    private static final long EXIT_SECONDS = 5;

    private final Process process;
    private final Path errors;
    private final Writer orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread killer;

    /** Starts the process; its error output goes to the file. */
    PeerProcess(List<String> command, Path errors) {
        try {
            this.process = new ProcessBuilder(command)
                    .redirectError(errors.toFile())
                    .directory(new File("").getAbsoluteFile())
                    .start();
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
            throw failure("has gone");
        }
    }

    String answer(long timeoutMillis) {
        try {
            String line = this.answers.poll(timeoutMillis, TimeUnit.MILLISECONDS);
            if (line == null) {
                throw failure("gave no answer within " + timeoutMillis + " ms");
            }
            if (line.equals(GONE)) {
                throw failure("has gone");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was not awaited: interrupted");
        }
    }

    private PeerException failure(String what) {
        String output;
        try {
            output = Files.readString(this.errors);
        } catch (IOException e) {
            output = e.toString();
        }
        return new PeerException("process " + this.process.pid() + " " + what + "; its error output:\n" + output);
    }

    private void read() {
        try (BufferedReader reader = this.process.inputReader()) {
            reader.lines().forEach(this.answers::add);
        } catch (IOException | UncheckedIOException e) {
            // the stream breaks when the process is killed
        }
        this.answers.add(GONE);
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
        Runtime.getRuntime().removeShutdownHook(this.killer);
    }
}
