/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A child that holds, or tries to get, one role on one ring. */
final class RoleProcess {

    private @Nullable RoleWorker worker;

    private RoleWorker worker() {
        return Objects.requireNonNull(this.worker);
    }

    String produce(String rings, String journals, String name, String kind, long life, String pace, long seed) {
        return begin(Stage.of(rings, journals, name, kind, life), true, pace, seed);
    }

    String consume(String rings, String journals, String name, String kind, long life, String pace, long seed) {
        return begin(Stage.of(rings, journals, name, kind, life), false, pace, seed);
    }

    private String begin(Stage stage, boolean produces, String pace, long seed) {
        RoleWorker begun = new RoleWorker(stage, produces, Pace.valueOf(pace), new Random(seed));
        this.worker = begun;
        Thread thread = new Thread(begun, "role-worker");
        thread.setDaemon(true);
        thread.start();
        return work();
    }

    String work() {
        worker().work();
        return "works";
    }

    String rest(String how) throws InterruptedException {
        worker().rest(RoleWorker.Rest.valueOf(how));
        return "rests";
    }

    String end() throws InterruptedException {
        worker().end();
        return "ended";
    }
}
