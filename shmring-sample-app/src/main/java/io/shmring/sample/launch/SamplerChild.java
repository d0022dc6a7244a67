/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sampler process under supervision: started again after a delay whenever it ends, until it is told to end. The delay
 * grows while it ends soon after its start. What it prints goes to the log. For any thread.
 */
final class SamplerChild {

    private static final Logger logger = LoggerFactory.getLogger(SamplerChild.class);

    /** Options for this virtual machine, such as a debugger's port, that a second one could not use or would not want. */
    private static final List<String> JAVA_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private final String name;
    private final List<String> command;
    private final RestartDelay restartDelay;
    private final ScheduledExecutorService scheduler;
    private @Nullable Process process;
    private long startNanos;
    private boolean wanted;

    SamplerChild(String name, List<String> command, Duration restartDelay, ScheduledExecutorService scheduler) {
        this.name = name;
        this.command = command;
        this.restartDelay = new RestartDelay(restartDelay);
        this.scheduler = scheduler;
    }

    /**
     * Starts the process.
     *
     * @throws UncheckedIOException if it cannot be started
     */
    synchronized void start() {
        this.wanted = true;
        try {
            // its standard input is a pipe from here, which the kernel closes whatever way this process ends
            Process started = prepare(new ProcessBuilder(this.command)).start();
            this.startNanos = System.nanoTime();
            this.process = started;
            logger.info("started {} sampler, process {}", this.name, started.pid());
            Thread output = new Thread(() -> log(started), this.name + "-sampler-output");
            output.setDaemon(true);
            output.start();
            started.onExit().thenAccept(this::ended);
        } catch (IOException ex) {
            throw new UncheckedIOException("cannot start the " + this.name + " sampler: " + this.command, ex);
        }
    }

    static ProcessBuilder prepare(ProcessBuilder builder) {
        builder.environment().keySet().removeAll(JAVA_OPTIONS);
        return builder.redirectErrorStream(true);
    }

    private void log(Process started) {
        try (BufferedReader lines = started.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                logger.info("[process {}] {}", started.pid(), line);
            }
        } catch (IOException ex) {
            logger.debug("output of the {} sampler ended: {}", this.name, ex.getMessage());
        }
    }

    private synchronized void ended(Process ended) {
        if (!this.wanted || ended != this.process) {
            return;
        }
        Duration delay = this.restartDelay.after(Duration.ofNanos(System.nanoTime() - this.startNanos));
        logger.warn(
                "{} sampler, process {}, ended with exit value {}; starting it again in {} ms",
                this.name,
                ended.pid(),
                ended.exitValue(),
                delay.toMillis());
        restartLater(delay);
    }

    private void restartLater(Duration delay) {
        try {
            this.scheduler.schedule(this::restart, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ex) {
            logger.debug("{} sampler stays ended: the launcher is stopping", this.name);
        }
    }

    private synchronized void restart() {
        if (!this.wanted) {
            return;
        }
        try {
            start();
        } catch (UncheckedIOException ex) {
            logger.warn("{}; trying again", ex.getMessage(), ex.getCause());
            restartLater(this.restartDelay.after(Duration.ZERO));
        }
    }

    /** Asks the process to end, by the end of its standard input. */
    synchronized void requestStop() {
        this.wanted = false;
        if (this.process != null) {
            try {
                this.process.getOutputStream().close();
            } catch (IOException ex) {
                logger.debug("input of the {} sampler: {}", this.name, ex.getMessage());
            }
        }
    }

    /** Waits until the process has ended; then, or if the thread is interrupted, ends it by force. */
    void awaitStop(long deadlineNanos) {
        Process ending = process();
        if (ending == null) {
            return;
        }
        try {
            if (ending.waitFor(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
            logger.warn("{} sampler, process {}, does not end; killing it", this.name, ending.pid());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        ending.destroyForcibly();
    }

    /** The newest process; null if none was started. */
    synchronized @Nullable Process process() {
        return this.process;
    }
}
