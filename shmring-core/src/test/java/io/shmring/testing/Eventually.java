/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what is only visible by looking, at a pace that suits hundreds of waits in one test. */
public final class Eventually {

    private Eventually() {}

    /** Waits until a condition holds. */
    public static void isTrue(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofNanos(200_000))
                .atMost(Duration.ofSeconds(60))
                .until(condition);
    }
}
