/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTimeTests {

    @Test
    void isPercentOfOneCore() {
        CpuTime cpu = new CpuTime(10_000_000, 4_000_000_000L);
        assertThat(cpu.threadPercent(2_000_000_000)).isEqualTo(0.5);
        assertThat(cpu.processPercent(2_000_000_000)).isEqualTo(200);
    }
}
