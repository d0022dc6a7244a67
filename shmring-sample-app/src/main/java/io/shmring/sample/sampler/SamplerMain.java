/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The main class of a sampler process. The application starts one for each kind; started by hand in a terminal it works
 * the same, waits for the application's rings and survives the application's restarts.
 */
public final class SamplerMain {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final int USAGE_ERROR = 2;

    private SamplerMain() {}

    /**
     * Samples until the process is told to end.
     *
     * @param args the kind of sampler and options
     * @throws IOException if the figures cannot be read
     * @throws InterruptedException if the main thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        SamplerArguments arguments;
        try {
            arguments = SamplerArguments.parse(args);
        } catch (IllegalArgumentException ex) {
            System.err.println(ex.getMessage() + System.lineSeparator() + SamplerArguments.USAGE);
            System.exit(USAGE_ERROR);
            return;
        }
        try (SampleSource source = SampleSource.open(arguments.kind())) {
            Sampler sampler = new Sampler(arguments, source);
            stopOnShutdown(sampler, Thread.currentThread());
            if (arguments.untilInputEnds()) {
                stopWhenInputEnds(sampler);
            }
            sampler.run();
        }
    }

    /** Gives the rings' roles back in order on SIGTERM and Ctrl-C; the kernel would do so too, only later. */
    private static void stopOnShutdown(Sampler sampler, Thread main) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            sampler.stop();
                            try {
                                main.join(STOP_TIMEOUT.toMillis());
                            } catch (InterruptedException ex) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "shutdown"));
    }

    /** Standard input is a pipe from the parent: its end is the parent's, even if that was killed. */
    private static void stopWhenInputEnds(Sampler sampler) {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException ex) {
                        System.err.println("standard input: " + ex);
                    }
                    sampler.stop();
                    haltAfter(STOP_TIMEOUT);
                },
                "standard-input");
        watch.setDaemon(true);
        watch.start();
    }

    /** No sampler may stay behind, whatever it hangs in. */
    private static void haltAfter(Duration timeout) {
        try {
            TimeUnit.NANOSECONDS.sleep(timeout.toNanos());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
