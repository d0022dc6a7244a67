/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.spring.core.ShmRingDefinition;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.messaging.converter.ByteArrayMessageConverter;

/** A template with the rings it sends to, and a thread that drains them. */
final class SendingApplication implements AutoCloseable {

    private static final String CONSUMED = "readings";

    private final ShmRings rings;
    private final List<String> keys;
    private final ShmTemplate template;
    private final PollingThread polling;
    private long sum;

    private SendingApplication(List<ShmRingDefinition> definitions, List<String> keys) {
        this.rings = new ShmRings(definitions);
        this.keys = keys;
        this.template = new ShmTemplate(this.rings, new ByteArrayMessageConverter());
        this.polling = PollingThread.start(
                this.rings.get(CONSUMED).consumer(), (payload, record) -> this.sum += payload.remaining());
    }

    static SendingApplication toOneRing() {
        return new SendingApplication(List.of(DeclaredRings.spsc(CONSUMED)), List.of(CONSUMED));
    }

    static SendingApplication toSlots(int slots) {
        String name = RingNames.fresh();
        List<ShmRingDefinition> definitions = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        definitions.add(DeclaredRings.consumer(CONSUMED, name, slots));
        for (int slot = 0; slot < slots; slot++) {
            keys.add("slot-" + slot);
            definitions.add(DeclaredRings.producer(keys.get(slot), name, slot));
        }
        return new SendingApplication(definitions, keys);
    }

    ShmTemplate template() {
        return this.template;
    }

    /** The key by which a thread sends. */
    String key(int thread) {
        return this.keys.get(thread % this.keys.size());
    }

    @Override
    public void close() {
        this.polling.close();
        this.rings.close();
    }
}
