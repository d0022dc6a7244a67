/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Records the futex calls of one thread of another process, by the {@code strace} program. */
public final class Strace implements AutoCloseable {

    private final Process process;
    private final Path output;

    private Strace(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Attaches to a thread; returns when that is done. Where there is no right to attach, the test is skipped with a notice.
     *
     * @param output a file to be written
     */
    public static Strace ofFutexCalls(KernelThread thread, Path output) {
        Tools.require("strace");
        try {
            Process process = new ProcessBuilder(
                            "strace", "-e", "trace=futex", "-o", output.toString(), "-p", Long.toString(thread.id()))
                    .redirectErrorStream(true)
                    .start();
            BufferedReader messages = process.inputReader();
            String first = messages.readLine(); // "strace: Process 4711 attached", or why not
            if (first == null || !first.contains("attached")) {
                process.destroyForcibly();
                Tools.requireRight("the right to trace: " + first, false);
            }
            return new Strace(process, output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Detaches. Returns the calls, as strace writes them. */
    public List<String> calls() {
        close();
        try (var lines = Files.lines(this.output)) {
            return lines.filter(line -> line.contains("futex(")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        this.process.destroy(); // strace detaches, and leaves the thread alone, on SIGTERM
        try {
            assertThat(this.process.waitFor(60, TimeUnit.SECONDS))
                    .as("strace has ended")
                    .isTrue();
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
            throw new AssertionError("strace did not end before the test's time-out", timeout);
        }
    }
}
