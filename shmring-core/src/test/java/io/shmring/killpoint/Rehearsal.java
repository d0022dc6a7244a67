/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a victim passes that nobody kills: the places where it could have died. */
record Rehearsal(List<String> trace) {

    private static final String BEFORE = "before:";
    private static final String AFTER = "after:";

    /** The last pass of a point is the 5th in one scenario and the 7th in another: to have seen one is enough. */
    private static final int LAST = -1;

    static <S> Rehearsal of(Scenario<S> scenario, Understudies understudies) {
        try (Stage stage = new Stage(understudies.next(), scenario.many())) {
            S scene = scenario.open(stage);
            List<String> trace = stage.rehearse(scenario.script());
            scenario.endings().get(0).act().play(scene);
            stage.assertNothingLeft();
            assertThat(trace).isNotEmpty();
            return new Rehearsal(trace);
        } catch (Exception | AssertionError failure) {
            throw new AssertionError("rehearsal of " + scenario.title() + ": " + failure, failure);
        }
    }

    /** The places, whatever the side of them. */
    Set<String> places() {
        Set<String> places = new TreeSet<>();
        for (String point : this.trace) {
            if (point.startsWith(BEFORE) || point.startsWith(AFTER)) {
                places.add(point.substring(point.indexOf(':') + 1));
            }
        }
        return places;
    }

    /** The points that were not seen before, at their first pass. */
    List<Death> firstDeaths(Set<Death> seen) {
        return deaths(death -> death.pass() == 1 && seen.add(death));
    }

    /** The points that were not seen before, at their first pass and at their last. */
    List<Death> firstAndLastDeaths(Set<Death> seen) {
        Map<String, Integer> last = new HashMap<>();
        this.trace.forEach(point -> last.merge(point, 1, Integer::sum));
        return deaths(death -> {
            boolean first = death.pass() == 1 && seen.add(death);
            boolean later = death.pass() > 1
                    && death.pass() == last.get(death.point())
                    && seen.add(new Death(death.point(), LAST));
            return first || later;
        });
    }

    /**
     * Behind an effect and before the next one there is nothing that others could tell apart, unless something was promised
     * in between: one death does for both points.
     */
    private List<Death> deaths(Predicate<Death> wanted) {
        List<Death> deaths = new ArrayList<>();
        Map<String, Integer> passes = new HashMap<>();
        boolean chosen = false;
        for (String point : this.trace) {
            if (!point.isEmpty()) {
                Death death = new Death(point, passes.merge(point, 1, Integer::sum));
                if (wanted.test(death) && !(chosen && point.startsWith(BEFORE))) {
                    deaths.add(death);
                    chosen = point.startsWith(AFTER);
                    continue;
                }
            }
            chosen = false;
        }
        return deaths;
    }
}
