/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Runs a piece of a test on a thread of its own. */
public final class Background {

    /** Something that may throw. */
    @FunctionalInterface
    public interface Action {

        void run() throws Exception;
    }

    private Background() {}

    /** Starts at once. */
    public static <T> CompletableFuture<T> call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable thrown) {
                        result.completeExceptionally(thrown);
                    }
                },
                "background");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** Starts at once. */
    public static CompletableFuture<Void> run(Action work) {
        return call(() -> {
            work.run();
            return null;
        });
    }
}
