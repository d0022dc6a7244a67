/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.result.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTests {

    @Test
    void idleWindowsAreFewAndLong() {
        Plan plan = plan(400);
        assertThat(plan.windows(Scenario.IDLE)).isEqualTo(1);
        assertThat(plan.millis(Scenario.IDLE)).isEqualTo(5000);
        assertThat(plan(7000).millis(Scenario.IDLE)).isEqualTo(7000);
    }

    @Test
    void othersAreAsAskedFor() {
        assertThat(plan(400).windows(Scenario.PING_PONG)).isEqualTo(3);
        assertThat(plan(400).millis(Scenario.THROUGHPUT)).isEqualTo(400);
    }

    private static Plan plan(long millis) {
        return new Plan(List.of(), List.of(), List.of(), 2, 3, millis, 5000, 1000);
    }
}
