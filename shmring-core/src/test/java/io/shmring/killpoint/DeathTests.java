/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever dies, and wherever: what is left keeps the promise. Each role and each step of the life cycle is played by a child
 * that dies at one point; those who are left, and a successor, look at what it left.
 *
 * <p>Usually each point is tried once for related scenarios, at its first pass, of those who send, receive, create and remove
 * at the last as well, with the kinds of successors in turn. With {@code -Dshmring.killpoints=all} each scenario is tried at
 * each of its points, at both passes, with each kind of successor.
 */
@Timeout(100)
class DeathTests {

    @RegisterExtension
    static final Understudies UNDERSTUDIES = new Understudies();

    private static final Scenarios SCENARIOS = new Scenarios(UNDERSTUDIES);

    private static final Trials TRIALS = new Trials(UNDERSTUDIES);

    // ---- who dies

    static Stream<Trial<?>> producers() {
        return TRIALS.of(SCENARIOS.producers());
    }

    static Stream<Trial<?>> suspendedProducers() {
        return TRIALS.atFirstPasses(SCENARIOS.suspendedProducers());
    }

    static Stream<Trial<?>> consumers() {
        return TRIALS.of(SCENARIOS.consumers());
    }

    static Stream<Trial<?>> suspendedConsumers() {
        return TRIALS.atFirstPasses(SCENARIOS.suspendedConsumers());
    }

    static Stream<Trial<?>> creatorsAndRemovers() {
        return TRIALS.of(SCENARIOS.creatorsAndRemovers());
    }

    static Stream<Trial<?>> removersByForce() {
        return TRIALS.atFirstPasses(SCENARIOS.removersByForce());
    }

    static Stream<Trial<?>> repairers() {
        return TRIALS.atFirstPasses(SCENARIOS.repairers());
    }

    // ---- what is left

    @ParameterizedTest(name = "{0}")
    @MethodSource("producers")
    void whatADeadProducerPublishedComesAndNothingElse(Trial<?> trial) {
        trial.play(UNDERSTUDIES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suspendedProducers")
    void whatAProducerPublishedThatDiedSuspendingOrResumingComes(Trial<?> trial) {
        trial.play(UNDERSTUDIES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("consumers")
    void whatADeadConsumerDidNotGiveBackComesAgain(Trial<?> trial) {
        trial.play(UNDERSTUDIES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suspendedConsumers")
    void whatAConsumerDidNotGiveBackThatDiedSuspendingOrResumingComesAgain(Trial<?> trial) {
        trial.play(UNDERSTUDIES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("creatorsAndRemovers")
    void whatADeadCreatorOrRemoverLeftIsCompleteOrRepaired(Trial<?> trial) {
        trial.play(UNDERSTUDIES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("removersByForce")
    void holdersLearnOfARemovalWhoseRemoverDied(Trial<?> trial) {
        trial.play(UNDERSTUDIES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repairers")
    void whatADeadRepairerLeftIsRepairedByTheNextOne(Trial<?> trial) {
        trial.play(UNDERSTUDIES);
    }

    /** A new store or system call that no victim passes fails here: give it a scenario, or a reason. */
    @Test
    @Timeout(200)
    void everyEffectIsPassedBySomeVictim() throws Exception {
        SortedSet<String> places = CallSites.ofProduction();
        SortedSet<String> missed = new TreeSet<>(places);
        for (Scenario<?> scenario : SCENARIOS.all()) {
            missed.removeAll(TRIALS.rehearsal(scenario).places());
        }
        missed.removeAll(NotPassed.PLACES);
        assertThat(missed).isEmpty();
        assertThat(places).hasSizeGreaterThan(100).containsAll(NotPassed.PLACES);
    }
}
