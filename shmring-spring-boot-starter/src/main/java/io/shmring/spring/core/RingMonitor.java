/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** One daemon thread that looks each second whether the rings are still those at their paths, and at whatever is added. */
final class RingMonitor implements AutoCloseable {

    private static final Log logger = LogFactory.getLog(RingMonitor.class);

    private final ScheduledThreadPoolExecutor executor;

    private final List<Runnable> looks = new CopyOnWriteArrayList<>();

    RingMonitor(Collection<ShmRing> rings) {
        this.executor = new ScheduledThreadPoolExecutor(1, (task) -> {
            Thread thread = new Thread(task, "shmring-monitor");
            thread.setDaemon(true);
            return thread;
        });
        if (!rings.isEmpty()) { // no task, no thread
            rings.forEach((ring) -> add(ring::checkCurrent));
            this.executor.scheduleWithFixedDelay(() -> this.looks.forEach(RingMonitor::look), 1, 1, TimeUnit.SECONDS);
        }
    }

    void add(Runnable look) {
        this.looks.add(look);
    }

    private static void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | InternalError ex) { // an exception would end the looking for good
            logger.debug("Could not look at the rings", ex); // closing, truncated, or no rights for now
        } catch (Error ex) { // that of an event's listener, say; there is no container that it could end
            logger.error("Looking at the rings failed, and is tried again", ex);
        }
    }

    @Override
    public void close() {
        this.executor.shutdownNow();
    }
}
