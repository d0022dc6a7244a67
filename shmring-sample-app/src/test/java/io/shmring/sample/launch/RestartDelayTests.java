/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartDelayTests {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final RestartDelay delay = new RestartDelay(Duration.ofSeconds(1));

    @Test
    void staysTheSameAfterRunsThatLasted() {
        assertThat(Stream.of(LATER, LATER, SOON, LATER)
                        .map(run -> this.delay.after(run).toSeconds()))
                .containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void doublesAfterRunsThatDidNotLastAndIsLimited() {
        assertThat(Stream.generate(() -> this.delay.after(SOON).toSeconds()).limit(7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void isShortAgainAfterARunThatLasted() {
        assertThat(Stream.of(SOON, SOON, SOON, LATER, SOON, SOON)
                        .map(run -> this.delay.after(run).toSeconds()))
                .containsExactly(1L, 2L, 4L, 1L, 1L, 2L);
    }

    @Test
    void isNeverShorterThanConfigured() {
        RestartDelay minute = new RestartDelay(Duration.ofMinutes(1));
        assertThat(Stream.of(SOON, SOON).map(minute::after)).containsOnly(Duration.ofMinutes(1));
    }
}
