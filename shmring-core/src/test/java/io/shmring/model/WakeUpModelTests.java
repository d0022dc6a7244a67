/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No interleaving of the protocol leaves a sleeper with its condition true, and its neighbours do. */
@Timeout(60)
class WakeUpModelTests {

    /** A peer may bump in the kernel, or bump and then tell the kernel. */
    private static final List<Boolean> KERNEL_BUMPS = List.of(true, false);

    @ParameterizedTest
    @EnumSource(Play.class)
    void theProtocolLosesNoWakeUp(Play play) {
        for (boolean kernelBumps : KERNEL_BUMPS) {
            Explorer.Result result = Explorer.explore(new Model(play.scenario, Neighbour.NONE, kernelBumps));
            assertThat(result.violation()).isNull();
            assertThat(result.ends())
                    .as("states in which all sleep or have gone")
                    .isPositive();
            assertThat(result.states()).as("a scenario that tries something").isGreaterThan(5000);
        }
    }

    @ParameterizedTest
    @MethodSource
    void theNeighbourLosesOne(Neighbour neighbour) {
        assertThat(neighbour.lostIn).isNotNull();
        for (boolean kernelBumps : KERNEL_BUMPS) {
            Explorer.Result result = Explorer.explore(new Model(neighbour.lostIn.scenario, neighbour, kernelBumps));
            assertThat(result.violation())
                    .as("%s in %s", neighbour, neighbour.lostIn)
                    .contains("for ever");
        }
    }

    static Stream<Neighbour> theNeighbourLosesOne() {
        return Arrays.stream(Neighbour.values()).filter(neighbour -> neighbour.lostIn != null);
    }

    /** What costs a wake-up more than needed is told apart from what loses one. */
    @ParameterizedTest
    @EnumSource(names = {"NEED_FROM_CACHED_HEAD", "STALE_ARM_KEPT"})
    void theNeighbourLosesNone(Neighbour neighbour) {
        assertThat(neighbour.lostIn).isNull();
        for (Play play : List.of(Play.BOTH_SIDES, Play.GIVING_UP, Play.DEATH_ON_DATA, Play.DEATH_ON_BOTH_SIDES)) {
            assertThat(Explorer.explore(new Model(play.scenario, neighbour, true))
                            .violation())
                    .isNull();
        }
    }

    @Test
    void everyStepIsTaken() {
        Set<Step> taken = EnumSet.of(Step.STOPPED);
        for (Play play : List.of(Play.GIVING_UP, Play.DEATH_ON_DATA, Play.CLOSE)) {
            Model model = new Model(play.scenario, Neighbour.NONE, false);
            Explorer.explore(model);
            taken.addAll(model.taken);
        }
        assertThat(Step.values()).allSatisfy(step -> {
            if (step != Step.NEXT && step != Step.WRITTEN) { // between the steps of the protocol
                assertThat(taken).contains(step);
            }
        });
    }

    @Test
    void aViolationIsToldMoveByMove() {
        Explorer.Result result =
                Explorer.explore(new Model(Play.DATA.scenario, Neighbour.CURSOR_WITHOUT_BARRIER, true));
        assertThat(result.violation())
                .startsWith("the consumer sleeps for ever, and what it waits for is there\n  start\n")
                .contains("\n  consumer WAIT_4", "\n  producer 0 GATE_2", "\n  producer 0 has a store reach memory")
                .contains("\n  consumer WAIT_6");
    }
}
