/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.ShmGeometryException;
import io.shmring.ShmNotFoundException;
import io.shmring.testing.TestRings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests for how long {@link RingOpening} tries. */
@Timeout(30)
class RingOpeningTests {

    private final TestRings test = new TestRings();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void triesAgainWhileThereIsTime() {
        assertThat(opening(Duration.ofSeconds(20), Duration.ZERO).persistently(thirdTimeLucky()))
                .isEqualTo("there");
    }

    @Test
    void triesForAWhileEvenIfOtherRingsHaveUsedUpTheTime() {
        assertThat(opening(Duration.ofSeconds(20), Duration.ofSeconds(60)).persistently(thirdTimeLucky()))
                .isEqualTo("there");
    }

    @Test
    void triesOnceWithoutATimeout() {
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(() -> opening(Duration.ZERO, Duration.ZERO).persistently(thirdTimeLucky()))
                .withCauseInstanceOf(ShmNotFoundException.class);
        assertThat(this.attempts).hasValue(1);
    }

    @Test
    void triesOnceIfWaitingDoesNotHelp() {
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(() -> opening(Duration.ofSeconds(20), Duration.ZERO).persistently(() -> {
                    this.attempts.incrementAndGet();
                    throw new ShmGeometryException("test", "it is another", null);
                }))
                .satisfies((ex) -> assertThat(ex.isTimedOut()).isFalse());
        assertThat(this.attempts).hasValue(1);
    }

    private Supplier<String> thirdTimeLucky() {
        return () -> {
            if (this.attempts.incrementAndGet() < 3) {
                throw new ShmNotFoundException("test", "it is not there", null);
            }
            return "there";
        };
    }

    private RingOpening opening(Duration timeout, Duration usedUp) {
        ShmRingDefinition definition = this.test
                .spsc("in", ShmRingRole.CONSUMER)
                .connectTimeout(timeout)
                .build();
        return new RingOpening(definition, System.nanoTime() - usedUp.toNanos());
    }
}
