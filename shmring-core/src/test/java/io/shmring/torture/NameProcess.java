/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A child that creates, opens, uses and removes what has one name, over and over. */
final class NameProcess {

    private @Nullable NameWorker worker;
    private @Nullable Thread thread;

    String begin(String rings, String journals, String name, String kind, long life, long capacity, long seed) {
        NameWorker begun = new NameWorker(Stage.of(rings, journals, name, kind, life), capacity, new Random(seed));
        Thread running = new Thread(begun, "name-worker");
        running.setDaemon(true);
        running.start();
        this.worker = begun;
        this.thread = running;
        return "works";
    }

    /** Returns when the worker has ended. */
    String end() throws InterruptedException {
        Objects.requireNonNull(this.worker).end();
        Objects.requireNonNull(this.thread).join();
        return "ended";
    }
}
