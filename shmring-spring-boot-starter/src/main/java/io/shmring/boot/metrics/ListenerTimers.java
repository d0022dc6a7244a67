/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.shmring.spring.config.ShmListenerContainerCustomizer;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;

/** Gives each container a recorder with timers. Comes first, so that a user's customizer may set another. */
final class ListenerTimers implements ShmListenerContainerCustomizer, Ordered {

    private final Map<String, ListenerRecorder> byRing;

    ListenerTimers(ShmRings rings) {
        this.byRing = rings.all().stream()
                .filter((ring) -> ring.role().consumes())
                .collect(Collectors.toUnmodifiableMap(ShmRing::key, ListenerRecorder::new, (one, same) -> one));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void customize(ShmMessageListenerContainer container) {
        ListenerRecorder recorder = this.byRing.get(container.getRing());
        if (recorder != null) {
            container.setRecorder(recorder);
        }
    }

    void bindTo(MeterRegistry registry) {
        this.byRing.values().forEach((recorder) -> recorder.bindTo(registry));
    }
}
