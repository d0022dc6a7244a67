/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.transport.ring.AgronaRing;
import io.shmring.benchmarks.transport.ring.ShmRing;
import io.shmring.benchmarks.transport.ring.ShmRingBatch;
import io.shmring.benchmarks.transport.ring.ShmRingMpsc;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatTests {

    @Test
    void lengthsThatNeedTheSameCapacityShareProcesses() {
        List<Heat> heats = Heat.of(Scenario.THROUGHPUT, 1, List.of(1 << 20, 64, 65_536, 65_537));
        assertThat(heats)
                .extracting(Heat::lengths)
                .containsExactly(List.of(64, 65_536), List.of(65_537), List.of(1 << 20));
        assertThat(heats).extracting(Heat::capacity).containsExactly(1 << 20, 1 << 21, 1 << 24);
    }

    @Test
    void scenariosLeaveOutWhoDoesNotSuit() {
        assertThat(heat(Scenario.PING_PONG).largest(new ShmRingBatch())).isZero();
        assertThat(heat(Scenario.COLD_PING_PONG).largest(AgronaRing.ONE_TO_ONE)).isZero();
        assertThat(heat(Scenario.COLD_PING_PONG).largest(new ShmRing())).isEqualTo(64);
        assertThat(heat(Scenario.PRODUCERS).largest(AgronaRing.ONE_TO_ONE)).isZero();
        assertThat(heat(Scenario.PRODUCERS).largest(AgronaRing.MANY_TO_ONE)).isEqualTo(64);
    }

    @Test
    void onlyWhoWakesCanBeIdle() {
        assertThat(heat(Scenario.IDLE).largest(AgronaRing.ONE_TO_ONE)).isZero();
        assertThat(heat(Scenario.IDLE).largest(new ShmRing())).isEqualTo(64);
        Heat roomForMany = Heat.of(Scenario.IDLE, 64, List.of(64)).get(0);
        assertThat(roomForMany.largest(new ShmRing())).isZero();
        assertThat(roomForMany.largest(new ShmRingMpsc())).isEqualTo(64);
    }

    @Test
    void isNamedForPeople() {
        assertThat(Heat.of(Scenario.THROUGHPUT, 1, List.of(64, 1024)))
                .hasToString("[THROUGHPUT of 64, 1024 B, 1 sender]");
        assertThat(Heat.of(Scenario.PRODUCERS, 3, List.of(64)).get(0)).hasToString("PRODUCERS of 64 B, 3 senders");
    }

    private static Heat heat(Scenario scenario) {
        return Heat.of(scenario, 1, List.of(64)).get(0);
    }
}
