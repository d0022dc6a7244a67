/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.testing.TestRings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests for how {@link RingSender} waits without the ring's help, as it does on virtual threads. */
@Timeout(60)
class RingSenderTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private ShmRings rings;
    private RingSender sender;

    @BeforeEach
    void open() {
        this.rings =
                new ShmRings(List.of(this.test.spsc("out", ShmRingRole.PRODUCER).build()));
        this.sender = this.rings.get("out").sender();
    }

    @AfterEach
    void close() {
        this.rings.close();
    }

    @Test
    void looksEverMoreSeldomForRoom() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatExceptionOfType(ShmRingFullException.class)
                .isThrownBy(() -> this.sender.sendNapping(
                        8,
                        (producer) -> {
                            attempts.incrementAndGet();
                            return false;
                        },
                        Duration.ofMillis(200)));
        assertThat(attempts).hasValueBetween(1, 150); // 6 while the naps grow to 2 ms, then 100 of them
    }

    @Test
    void sendsAsSoonAsAnAttemptSucceeds() {
        AtomicInteger attempts = new AtomicInteger();
        this.sender.sendNapping(8, (producer) -> attempts.incrementAndGet() == 3, Duration.ofMinutes(10));
        assertThat(attempts).hasValue(3);
    }
}
