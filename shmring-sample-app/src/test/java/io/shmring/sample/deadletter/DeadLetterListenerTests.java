/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLetterListenerTests {

    private static final String TIME = "2026-01-02T03:04:05.678Z";

    private final DeadLetters letters = new DeadLetters();
    private final DeadLetterListener listener = new DeadLetterListener(this.letters);

    @Test
    void keepsWhatTheHeadersTell() {
        this.listener.on(new byte[] {1, -1}, 65535, 2, TIME, 4, "java.lang.IllegalStateException", "too blue");
        assertThat(this.letters.newestFirst())
                .containsExactly(new DeadLetter(Instant.parse(TIME), 2, 65535, 2, 4, "too blue", "01ff"));
    }

    @Test
    void tellsTheExceptionIfThatSaidNothing() {
        this.listener.on(new byte[0], 1, 0, TIME, 1, "java.lang.NullPointerException", null);
        assertThat(this.letters.newestFirst())
                .containsExactly(new DeadLetter(Instant.parse(TIME), 0, 1, 0, 1, "java.lang.NullPointerException", ""));
    }

    @Test
    void keepsOnlyTheStartOfALongMessage() {
        this.listener.on(new byte[100_000], 1, 0, TIME, 1, "X", "long");
        assertThat(this.letters.newestFirst()).singleElement().satisfies(letter -> {
            assertThat(letter.length()).isEqualTo(100_000);
            assertThat(letter.start()).isEqualTo("00".repeat(DeadLetter.START));
        });
    }
}
