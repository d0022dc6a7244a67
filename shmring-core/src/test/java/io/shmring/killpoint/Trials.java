/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which deaths are tried, and with which successors. */
final class Trials {

    private static final boolean ALL = "all".equals(System.getProperty("shmring.killpoints"));

    private final Understudies understudies;
    private final Map<Scenario<?>, Rehearsal> rehearsals = new HashMap<>();

    Trials(Understudies understudies) {
        this.understudies = understudies;
    }

    /** At first and last passes. Of related scenarios one leaves out what another one has tried, unless all is wanted. */
    Stream<Trial<?>> of(List<? extends Scenario<?>> related) {
        Set<Death> seen = new HashSet<>();
        return related.stream()
                .flatMap(scenario -> ALL
                        ? all(scenario)
                        : inTurn(scenario, rehearsal(scenario).firstAndLastDeaths(seen)));
    }

    /** At first passes, for scenarios that do little else than others, unless all is wanted. */
    Stream<Trial<?>> atFirstPasses(List<? extends Scenario<?>> related) {
        Set<Death> seen = new HashSet<>();
        return related.stream()
                .flatMap(scenario -> ALL
                        ? all(scenario)
                        : inTurn(scenario, rehearsal(scenario).firstDeaths(seen)));
    }

    /** With one kind of successor after the other. */
    private static <S> Stream<Trial<S>> inTurn(Scenario<S> scenario, List<Death> deaths) {
        List<Scenario.Ending<S>> endings = scenario.endings();
        List<Trial<S>> trials = new ArrayList<>();
        for (Death death : deaths) {
            trials.add(new Trial<>(scenario, death, endings.get(trials.size() % endings.size())));
        }
        return trials.stream();
    }

    /** With every kind of successor. */
    private <S> Stream<Trial<S>> all(Scenario<S> scenario) {
        return rehearsal(scenario).firstAndLastDeaths(new HashSet<>()).stream()
                .flatMap(death -> scenario.endings().stream().map(ending -> new Trial<>(scenario, death, ending)));
    }

    Rehearsal rehearsal(Scenario<?> scenario) {
        return this.rehearsals.computeIfAbsent(scenario, missing -> Rehearsal.of(missing, this.understudies));
    }
}
