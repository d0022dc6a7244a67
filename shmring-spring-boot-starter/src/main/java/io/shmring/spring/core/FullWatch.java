/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.ShmSnapshot;
import io.shmring.spring.event.ShmRingFullEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Finds out whether a ring was full since the last look. Belongs to the thread that looks at the rings. */
final class FullWatch {

    private static final Log logger = LogFactory.getLog(FullWatch.class);

    private final ShmRing ring;
    private long stalls = -1; // not known yet

    FullWatch(ShmRing ring) {
        this.ring = ring;
    }

    void check(ApplicationEventPublisher publisher) {
        if (this.ring.isSuspended()) {
            return;
        }
        long before = this.stalls;
        this.stalls = currentStalls();
        if (before >= 0 && this.stalls > before) {
            publish(publisher, new ShmRingFullEvent(this.ring, this.ring.key(), this.stalls - before));
        }
    }

    private long currentStalls() {
        int slot = this.ring.producer().producerId();
        return this.ring.snapshot().rings().stream()
                .filter((seen) -> seen.producerId() == slot)
                .mapToLong(ShmSnapshot.Ring::stalls)
                .sum();
    }

    private static void publish(ApplicationEventPublisher publisher, ShmRingFullEvent event) {
        try {
            publisher.publishEvent(event);
        } catch (RuntimeException ex) {
            logger.warn("Publishing " + event + " failed", ex);
        }
    }
}
