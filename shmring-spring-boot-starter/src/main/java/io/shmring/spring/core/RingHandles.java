/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.ShmRole;
import io.shmring.SpscShm;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The open handles of one declared ring.
 *
 * @param object what is closed, and what an application injects
 * @param producer the producer role, if the application has it
 * @param consumer the consumer role, if the application has it
 */
record RingHandles(
        AutoCloseable object,
        @Nullable ShmProducer producer,
        @Nullable ShmConsumer consumer) {

    static RingHandles of(MpscConsumer consumer) {
        return new RingHandles(consumer, null, consumer);
    }

    static RingHandles of(MpscProducer producer) {
        return new RingHandles(producer, producer, null);
    }

    static RingHandles of(SpscShm ring, ShmRingRole role) {
        return new RingHandles(
                ring, role.produces() ? ring.producer() : null, role.consumes() ? ring.consumer() : null);
    }

    List<ShmRole> roles() {
        return Stream.<@Nullable ShmRole>of(this.producer, this.consumer)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    boolean isSuspended() {
        return roles().stream().anyMatch(ShmRole::isSuspended);
    }

    boolean isFailed() {
        return roles().stream().anyMatch(ShmRole::isFailed);
    }

    boolean isCurrent() {
        return roles().stream().allMatch(ShmRole::isCurrent);
    }

    long wakeups() {
        return roles().stream().mapToLong(ShmRole::wakeups).sum();
    }

    void close() {
        RingObjects.close(this.object);
    }
}
