/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLettersTests {

    private final DeadLetters letters = new DeadLetters();

    @Test
    void showsTheNewestFirst() {
        add(3);
        assertThat(this.letters.newestFirst()).extracting(DeadLetter::length).containsExactly(3, 2, 1);
    }

    @Test
    void keepsTheNewestAndCountsAll() {
        add(DeadLetters.KEPT + 2);
        assertThat(this.letters.received()).isEqualTo(DeadLetters.KEPT + 2);
        List<DeadLetter> kept = this.letters.newestFirst();
        assertThat(kept).hasSize(DeadLetters.KEPT);
        assertThat(kept.get(0).length()).isEqualTo(DeadLetters.KEPT + 2);
        assertThat(kept.get(DeadLetters.KEPT - 1).length()).isEqualTo(3);
    }

    private void add(int count) {
        for (int number = 1; number <= count; number++) {
            this.letters.add(new DeadLetter(Instant.EPOCH, 0, 1, number, 1, "number " + number, ""));
        }
    }
}
