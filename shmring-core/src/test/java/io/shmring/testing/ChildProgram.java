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
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Another process, whose functions a test calls by name, one after the other, over its standard input and output.
 * Arguments and results are numbers or strings without white space. Made and ended by {@link ChildJvms}.
 *
 * <p>The protocol is one of lines. To the child: {@code function argument ...}. From the child: {@code = result} or
 * {@code ! failure message} for each call, and {@code > report} meanwhile; all else is only kept for messages of failure.
 * The child ends when its standard input does.
 */
public class ChildProgram {

    /** Far more than any call takes: a child that is silent for so long hangs. */
    private static final long PATIENCE_SECONDS = 100;

    private static final int LINES_KEPT = 200;

    static final String VALUE = "= ";
    static final String FAILURE = "! ";
    static final String REPORT = "> ";

    /** In a queue: there will be no more lines. */
    private static final String ENDED = "ended";

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final Deque<String> transcript = new ArrayDeque<>();

    /** Starts the program; does not wait for it. */
    ChildProgram(ProcessBuilder builder) {
        try {
            this.process = builder.redirectErrorStream(true).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread reader = new Thread(this::read, "output-of-" + this.process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    // ---- calls

    /** Calls a function and waits for its end. */
    public Answer call(String function, Object... arguments) {
        begin(function, arguments);
        return answer();
    }

    /** Starts a function; its result is one of the next {@link #answer() answers}. */
    public void begin(String function, Object... arguments) {
        String line = Stream.concat(Stream.of(function), Stream.of(arguments))
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
        if (line.startsWith(VALUE)) {
            return new Answer(this, line.substring(VALUE.length()), null);
        }
        String[] failure = line.substring(FAILURE.length()).split(" ", 2);
        return new Answer(this, null, new Answer.Failure(failure[0], failure[1]));
    }

    /** Whether the running call has ended. */
    public boolean hasAnswer() {
        return !this.answers.isEmpty();
    }

    /** Waits for what a running call reports. */
    public String awaitReport() {
        return take(this.reports).substring(REPORT.length());
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
        if (line.startsWith(VALUE) || line.startsWith(FAILURE)) {
            this.answers.add(line);
        } else if (line.startsWith(REPORT)) {
            this.reports.add(line);
        }
    }

    /** The child and all that it has said, for an assertion that fails. */
    public String describe(String what) {
        synchronized (this.transcript) {
            return "child " + pid() + " " + what + "; its output:\n" + String.join("\n", this.transcript);
        }
    }

    // ---- the process

    /** The child's process number. */
    public long pid() {
        return this.process.pid();
    }

    /** SIGKILL; returns at once, while the process is dying. */
    public void beginKill() {
        this.process.destroyForcibly();
    }

    /** Whether the process has not ended yet. */
    public boolean isAlive() {
        return this.process.isAlive();
    }

    /** The thread that runs the calls: the only one, unless a subclass knows better. */
    public KernelThread worker() {
        return new KernelThread(Path.of("/proc", Long.toString(pid()), "task", Long.toString(pid())));
    }

    /** SIGKILL; returns when the process is gone, and its locks with it. */
    public void kill() {
        beginKill();
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
}
