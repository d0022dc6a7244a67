/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two threads in C that meet in the window between a look and a sleep, as the Java ones do under jcstress. */
@Timeout(90)
class RaceTests extends CrossLanguageTest {

    private static final int ROUNDS = 200_000;

    @Test
    void sideThatFallsAsleepWhileTheOtherOneActsLosesNoWakeUp() throws Exception {
        Path program = NativeCode.compiled(Path.of("../native/test/races.c"), "races", "-pthread");
        Process races = new ProcessBuilder(program.toString(), this.names.next(), Integer.toString(ROUNDS))
                .redirectErrorStream(true)
                .start();
        String output = new String(races.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(races.waitFor()).as(output).isZero();
        String[] figures = output.strip().split(" ");
        assertThat(figures[0]).as("data rescues").isEqualTo("0");
        assertThat(figures[1]).as("space rescues").isEqualTo("0");
        assertThat(Long.parseLong(figures[2])).as("wake-ups of the consumer").isPositive();
        assertThat(Long.parseLong(figures[3])).as("wake-ups of the producer").isPositive();
    }
}
