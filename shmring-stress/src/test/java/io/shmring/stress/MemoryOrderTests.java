/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Runs the races. What was seen, and how often, stands in {@code target/jcstress/index.html}. There is no time-out here: how
 * long it takes is the mode's, and jcstress ends a JVM that hangs and reports it.
 */
class MemoryOrderTests {

    /** A race that is not found does not fail by itself. */
    private static final int RACES = 8;

    @Test
    void noRaceEndsInAForbiddenOutcome() throws Exception {
        assertThat(Jcstress.run(Mode.current()))
                .contains("Failed tests: No matches.")
                .contains("Error tests: No matches.")
                .contains("All remaining tests: " + RACES + " matching test results.")
                .endsWith("exit code 0");
    }
}
