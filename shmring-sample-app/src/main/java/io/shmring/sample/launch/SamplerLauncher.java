/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the samplers as long as the application runs. In the last phase: they start when everything is ready to receive, and
 * end while what they published last is still received.
 */
final class SamplerLauncher implements SmartLifecycle {

    private final Function<ScheduledExecutorService, List<SamplerChild>> children;
    private final Duration stopTimeout;
    private @Nullable Run run;

    /** Makes a launcher of the children that the function makes anew for each start. */
    SamplerLauncher(Function<ScheduledExecutorService, List<SamplerChild>> children, Duration stopTimeout) {
        this.children = children;
        this.stopTimeout = stopTimeout;
    }

    @Override
    public synchronized void start() {
        if (this.run == null) {
            ScheduledExecutorService scheduler =
                    Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sampler-launcher"));
            this.run = new Run(scheduler, this.children.apply(scheduler));
            this.run.children().forEach(SamplerChild::start);
        }
    }

    @Override
    public synchronized void stop() {
        if (this.run != null) {
            this.run.end(this.stopTimeout);
            this.run = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return this.run != null;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    /** The newest process of each child. */
    synchronized List<Process> processes() {
        return (this.run == null)
                ? List.of()
                : this.run.children().stream()
                        .map(SamplerChild::process)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private record Run(ScheduledExecutorService scheduler, List<SamplerChild> children) {

        void end(Duration timeout) {
            this.scheduler.shutdownNow();
            this.children.forEach(SamplerChild::requestStop);
            long deadline = System.nanoTime() + timeout.toNanos();
            this.children.forEach(child -> child.awaitStop(deadline));
        }
    }
}
