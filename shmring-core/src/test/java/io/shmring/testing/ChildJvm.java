/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Another JVM, on the same Java and class path, in which a test calls the methods of one target object by name, one after
 * the other. Arguments and results are numbers or strings without white space. Made and ended by {@link ChildJvms}.
 */
public final class ChildJvm {

    /** Far more than any call takes: a child that is silent for so long hangs. */
    private static final long PATIENCE_SECONDS = 100;

    private static final int LINES_KEPT = 200;

    /** In a queue: there will be no more lines. */
    private static final String ENDED = "ended";

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final Deque<String> transcript = new ArrayDeque<>();

    ChildJvm(Class<?> target) {
        try {
            this.process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ChildMain.class.getName(),
                            target.getName())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread reader = new Thread(this::read, "output-of-" + this.process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** For targets: tells the parent something while a call is running. */
    public static void report(Object value) {
        ChildMain.print(ChildMain.REPORT + value);
    }

    // ---- calls

    /** Calls a method and waits for its end. */
    public Answer call(String method, Object... arguments) {
        begin(method, arguments);
        return answer();
    }

    /** Starts a method; its result is one of the next {@link #answer() answers}. */
    public void begin(String method, Object... arguments) {
        String line = Stream.concat(Stream.of(method), Stream.of(arguments))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        try {
            this.process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            this.process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new AssertionError(describe("cannot be told to " + line), gone);
        }
    }

    /** Waits for the end of the oldest call whose answer was not taken. */
    public Answer answer() {
        String line = take(this.answers);
        if (line.startsWith(ChildMain.VALUE)) {
            return new Answer(this, line.substring(ChildMain.VALUE.length()), null);
        }
        String[] failure = line.substring(ChildMain.FAILURE.length()).split(" ", 2);
        return new Answer(this, null, new Answer.Failure(failure[0], failure[1]));
    }

    /** Whether the running call has ended. */
    public boolean hasAnswer() {
        return !this.answers.isEmpty();
    }

    /** Waits for what a running call {@linkplain #report reports}. */
    public String awaitReport() {
        return take(this.reports).substring(ChildMain.REPORT.length());
    }

    private String take(BlockingQueue<String> queue) {
        try {
            String line = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError(describe("is silent"));
            }
            if (line.equals(ENDED)) {
                queue.add(ENDED);
                throw new AssertionError(describe("has ended"));
            }
            return line;
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
            throw new AssertionError(describe("was waited for until the test's time-out"), timeout);
        }
    }

    private void read() {
        try (BufferedReader out = this.process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                accept(line);
            }
        } catch (IOException closed) {
            accept("its output broke off: " + closed);
        } finally {
            this.answers.add(ENDED);
            this.reports.add(ENDED);
        }
    }

    private void accept(String line) {
        synchronized (this.transcript) {
            if (this.transcript.size() == LINES_KEPT) {
                this.transcript.removeFirst();
            }
            this.transcript.addLast(line);
        }
        if (line.startsWith(ChildMain.VALUE) || line.startsWith(ChildMain.FAILURE)) {
            this.answers.add(line);
        } else if (line.startsWith(ChildMain.REPORT)) {
            this.reports.add(line);
        }
    }

    /** The child and all that it has said, for an assertion that fails. */
    String describe(String what) {
        synchronized (this.transcript) {
            return "child " + pid() + " " + what + "; its output:\n" + String.join("\n", this.transcript);
        }
    }

    // ---- the process

    /** The child's process number. */
    public long pid() {
        return this.process.pid();
    }

    /** SIGKILL; returns when the process is gone, and its locks with it. */
    public void kill() {
        this.process.destroyForcibly();
        try {
            assertThat(this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("child %d has ended", pid())
                    .isTrue();
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
            throw new AssertionError(describe("did not die before the test's time-out"), timeout);
        }
    }

    /** SIGSTOP; returns when every thread of the child stands still. */
    public void suspend() {
        Signals.send("STOP", pid());
        Eventually.isTrue(
                "child " + pid() + " is stopped",
                () -> KernelThread.ofProcess(pid()).stream().allMatch(KernelThread::isStopped));
    }

    /** SIGCONT. */
    public void resume() {
        Signals.send("CONT", pid());
    }

    /** The thread that runs the calls, once there has been one. */
    public KernelThread worker() {
        return KernelThread.ofProcess(pid()).stream()
                .filter(task -> task.name().equals(ChildMain.WORKER))
                .findFirst()
                .orElseThrow(() -> new AssertionError(describe("has no worker")));
    }
}
