/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmException;
import io.shmring.ShmExistsException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmRemovedException;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The opening of one declared ring, in two steps because all rings that an application creates must be there before it waits
 * for those of others. What another process can still change (the object is missing, a role is held) is tried again until
 * the ring's connect time-out ends, counted from the start of the whole opening. Each step has a while of its own even if
 * other rings have used that time up: one that was waited for in vain must not make those after it fail, too.
 */
final class RingOpening {

    private static final Log logger = LogFactory.getLog(RingOpening.class);

    private static final Duration SLICE = Duration.ofSeconds(1);

    private static final long BETWEEN_ATTEMPTS_NANOS = Duration.ofMillis(10).toNanos();

    private final ShmRingDefinition definition;
    private final RingObjects objects;
    private final long startNanos;
    private long stepStartNanos;
    private @Nullable AutoCloseable object;

    RingOpening(ShmRingDefinition definition, long startNanos) {
        this.definition = definition;
        this.objects = new RingObjects(definition);
        this.startNanos = startNanos;
        this.stepStartNanos = startNanos;
    }

    ShmRingDefinition definition() {
        return this.definition;
    }

    void openObject() {
        this.object = persistently(() -> this.objects.open(slicedOptions()));
    }

    RingHandles takeRoles() {
        return persistently(this::tryTakeRoles);
    }

    void abandon() {
        if (this.object != null) {
            RingObjects.close(this.object);
        }
    }

    private RingHandles tryTakeRoles() {
        AutoCloseable opened = this.object;
        if (opened instanceof MpscConsumer consumer) {
            return RingHandles.of(consumer);
        }
        if (opened instanceof MpscProducer producer) {
            return RingHandles.of(producer);
        }
        if (!(opened instanceof SpscShm ring)) {
            this.object = this.objects.open(slicedOptions());
            return tryTakeRoles();
        }
        try {
            return RingHandles.of(ring, this.definition.role());
        } catch (ShmRemovedException ex) {
            ring.close();
            this.object = null; // replaced since it was opened: the next attempt opens its successor
            throw ex;
        }
    }

    /** Repeats what another process stands in the way of; reports everything else, and the end of the time-out. */
    <T> T persistently(Supplier<T> attempt) {
        this.stepStartNanos = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                return attempt.get();
            } catch (ShmException | IllegalArgumentException ex) {
                if (!canPass(ex)) {
                    throw new ShmRingOpenException(this.definition, Duration.ZERO, ex);
                }
                if (remaining().isZero() || Thread.currentThread().isInterrupted()) {
                    throw new ShmRingOpenException(this.definition, elapsed(), ex);
                }
                if (!told) {
                    logger.info("Waiting up to " + remaining().toSeconds() + " s for ring '" + this.definition.key()
                            + "': " + ex.getMessage());
                    told = true;
                }
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
        }
    }

    private boolean canPass(RuntimeException ex) {
        return ex instanceof ShmNotFoundException
                || ex instanceof ShmRoleHeldException
                || ex instanceof ShmNotReadyException
                || ex instanceof ShmRemovedException
                || (ex instanceof ShmExistsException && this.definition.open() == ShmOpenMode.OPEN_OR_CREATE);
    }

    /** The core waits a slice at a time, so that the log tells early what is waited for. */
    private ShmOptions slicedOptions() {
        return this.definition.options().toBuilder()
                .connectTimeout(atMostASlice(remaining()))
                .build();
    }

    private Duration elapsed() {
        return Duration.ofNanos(Math.max(1, System.nanoTime() - this.startNanos));
    }

    private Duration remaining() {
        Duration timeout = this.definition.connectTimeout();
        Duration ofAll = timeout.minus(elapsed());
        Duration ofStep = atMostASlice(timeout).minusNanos(System.nanoTime() - this.stepStartNanos);
        Duration remaining = (ofAll.compareTo(ofStep) > 0) ? ofAll : ofStep;
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    private static Duration atMostASlice(Duration duration) {
        return (duration.compareTo(SLICE) < 0) ? duration : SLICE;
    }
}
