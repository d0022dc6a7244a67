/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import com.sun.management.ThreadMXBean;
import io.shmring.ShmException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one call of the API ended: with a result or with an exception that its documentation names. Anything else, a large
 * allocation, or a call that goes on although its time is up, is a finding.
 *
 * @param what the call
 * @param value what it returned
 * @param thrown what it threw
 */
record Call<T>(String what, @Nullable T value, @Nullable RuntimeException thrown) {

    /** No ring here has more than a few thousand bytes, so only a length that was believed needs so much. */
    private static final long MOST_BYTES = 4L << 20;

    /** Every time-out here is a few milliseconds; the rest is for a machine that is busy. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

    static <T> Call<T> of(String what, Callable<T> call) {
        long classes = CLASSES.getTotalLoadedClassCount();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        Call<T> ended = end(what, call);
        long nanos = System.nanoTime() - start;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (nanos > MOST_NANOS) {
            throw new AssertionError(what + " took " + nanos + " ns");
        }
        // classes are loaded, and instrumented by the fuzzer, at the expense of the call that first needs them
        if (allocated > MOST_BYTES && CLASSES.getTotalLoadedClassCount() == classes) {
            throw new AssertionError(what + " allocated " + allocated + " bytes");
        }
        return ended;
    }

    private static <T> Call<T> end(String what, Callable<T> call) {
        try {
            return new Call<>(what, call.call(), null);
        } catch (ShmException | IllegalStateException | IllegalArgumentException documented) {
            return new Call<>(what, null, documented);
        } catch (Exception | InternalError unexpected) {
            throw new AssertionError(what + " threw " + unexpected, unexpected);
        }
    }

    static Call<Boolean> run(String what, Runnable call) {
        return of(what, () -> {
            call.run();
            return true;
        });
    }

    /** Whether it is one of those that need nothing of the ring's content, or was refused for its arguments. */
    boolean isHarmless() {
        return this.what.equals("available") || this.thrown instanceof IllegalArgumentException;
    }

    boolean hasThrown() {
        return this.thrown != null;
    }
}
