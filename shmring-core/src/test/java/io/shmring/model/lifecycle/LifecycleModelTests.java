/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.shmring.model.Explorer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No interleaving of the life cycle breaks a promise, and its neighbours do. */
@Timeout(60)
class LifecycleModelTests {

    private static final Set<Promise> ALL = EnumSet.allOf(Promise.class);

    @ParameterizedTest
    @EnumSource
    void theLifeCycleKeepsItsPromises(Play play) {
        Explorer.Result result = Explorer.explore(new LifecycleModel(play.scenario, Neighbour.NONE, ALL));
        assertThat(result.violation()).isNull();
        assertThat(result.ends()).as("ways to end").isPositive();
        assertThat(LifecycleDriftTests.toldStates(play))
                .as("what the page tells")
                .isEqualTo(Integer.toString(result.states()));
    }

    @ParameterizedTest
    @MethodSource
    void theNeighbourBreaksAPromise(Neighbour neighbour) {
        assertThat(neighbour.broken).isNotNull();
        assertThat(neighbour.harmIn).isNotNull();
        Explorer.Result result = Explorer.explore(
                new LifecycleModel(neighbour.harmIn.scenario, neighbour, EnumSet.of(neighbour.broken)));
        assertThat(result.violation())
                .as("%s in %s", neighbour, neighbour.harmIn)
                .startsWith(neighbour.broken + ": ");
    }

    static Stream<Neighbour> theNeighbourBreaksAPromise() {
        return Arrays.stream(Neighbour.values()).filter(neighbour -> neighbour.broken != null);
    }

    /** Each of these checks has another one that covers for it; without both there is harm. */
    @ParameterizedTest
    @MethodSource
    void theNeighbourBreaksNone(Neighbour neighbour, List<Play> plays) {
        assertThat(neighbour.broken).isNull();
        for (Play play : plays) {
            assertThat(Explorer.explore(new LifecycleModel(play.scenario, neighbour, ALL))
                            .violation())
                    .as("%s in %s", neighbour, play)
                    .isNull();
        }
    }

    static Stream<Arguments> theNeighbourBreaksNone() {
        List<Play> rings =
                List.of(Play.CREATE_AND_PRODUCE, Play.CREATE_AND_FORCE, Play.LEFT_RINGS, Play.UNLINK_AMONG_MANY);
        List<Play> removals = List.of(Play.OPEN_AND_UNLINK, Play.UNLINK_TWICE, Play.FORCE, Play.CREATE_AND_UNLINK);
        return Stream.of(
                arguments(Neighbour.SLOT_NOT_COMPARED, rings),
                arguments(Neighbour.SYSTEM_NOT_COMPARED, rings),
                arguments(Neighbour.UNLINK_WHAT_WENT_BEFORE, removals),
                arguments(Neighbour.UNLINK_WHAT_WENT_MEANWHILE, removals));
    }

    @Test
    void everyStepIsTakenAndEveryOutcomeReached() {
        Set<Step> taken = EnumSet.noneOf(Step.class);
        Set<Result> results = EnumSet.noneOf(Result.class);
        for (Play play : List.of(
                Play.OPEN_TOGETHER,
                Play.OPEN_AND_UNLINK,
                Play.CREATE_AND_PRODUCE,
                Play.CREATE_AND_FORCE,
                Play.OTHER_GEOMETRY,
                Play.FOREIGN_FILE,
                Play.UNLINK_AMONG_MANY)) {
            LifecycleModel model = new LifecycleModel(play.scenario, Neighbour.NONE, ALL);
            Explorer.explore(model);
            taken.addAll(model.taken);
            results.addAll(model.results);
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(taken))).isEmpty();
        assertThat(EnumSet.complementOf(EnumSet.copyOf(results)))
                .containsExactlyInAnyOrder(Result.NONE, Result.HALF_WRITTEN, Result.CORRUPT);
    }

    @Test
    void aBrokenPromiseIsToldMoveByMove() {
        Explorer.Result result = Explorer.explore(new LifecycleModel(
                Play.OPEN_AND_UNLINK.scenario, Neighbour.ROLES_NOT_ASKED, EnumSet.of(Promise.HELD_STAYS)));
        assertThat(result.violation())
                .startsWith("HELD_STAYS: an object whose role is held was removed without force\n  start\n")
                .contains("(OPEN_OR_CREATE as producer 0) CREATE_LINK", "(UNLINK) UNLINK_CURRENT")
                .endsWith("(UNLINK) UNLINK_STATE");
    }
}
