/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTests {

    @ParameterizedTest
    @CsvSource({
        "80, 130, NEAR",
        "249, 249, NEAR",
        "249, 250, MIXED",
        "300, 300, MIXED",
        "130, 480, MIXED",
        "480, 130, MIXED",
        "350, 351, MIXED",
        "351, 351, FAR"
    })
    void needsBothProbesInOneState(double before, double after, Distance expected) {
        assertThat(Distance.of(before, after)).isEqualTo(expected);
    }
}
