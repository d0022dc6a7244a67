/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import java.util.Collection;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** One daemon thread that looks each second whether the rings are still those at their paths. Only sets a flag. */
final class RingMonitor implements AutoCloseable {

    private static final Log logger = LogFactory.getLog(RingMonitor.class);

    private final ScheduledThreadPoolExecutor executor;

    RingMonitor(Collection<ShmRing> rings) {
        this.executor = new ScheduledThreadPoolExecutor(1, (task) -> {
            Thread thread = new Thread(task, "shmring-monitor");
            thread.setDaemon(true);
            return thread;
        });
        if (!rings.isEmpty()) { // no task, no thread
            this.executor.scheduleWithFixedDelay(() -> rings.forEach(RingMonitor::check), 1, 1, TimeUnit.SECONDS);
        }
    }

    private static void check(ShmRing ring) {
        try {
            ring.checkCurrent();
        } catch (RuntimeException | InternalError ex) { // an exception would end the looking for good
            logger.debug("Could not look at ring '" + ring.key() + "'", ex); // closing, truncated, or no rights for now
        }
    }

    @Override
    public void close() {
        this.executor.shutdownNow();
    }
}
