/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.report.Verdict.Outcome;
import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class GoalsTests {

    static final List<Goal> ALL = Goals.all();

    @ParameterizedTest
    @FieldSource("ALL")
    void isMetOnTheGoodSideOfItsLimit(Goal goal) {
        Verdict verdict = goal.judge(measured(goal, goal.bound() == Goal.Bound.AT_MOST ? 0.97 : 1.03), 17);

        assertThat(verdict.outcome()).isEqualTo(Outcome.MET);
        assertThat(verdict.ratio())
                .hasValueSatisfying(ratio -> assertThat(ratio.count()).isEqualTo(3));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isMissedOnTheOtherSide(Goal goal) {
        Verdict verdict = goal.judge(measured(goal, goal.bound() == Goal.Bound.AT_MOST ? 1.03 : 0.97), 17);

        assertThat(verdict.outcome()).isEqualTo(Outcome.MISSED);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isNotMeasuredInAnotherState(Goal goal) {
        Distance other = goal.distance() == Distance.NEAR ? Distance.FAR : Distance.NEAR;
        Windows elsewhere = measured(goal, 1, other);

        assertThat(goal.judge(elsewhere, 17).outcome()).isEqualTo(Outcome.NOT_MEASURED);
        assertThat(goal.judge(measured(goal, 1), 25).outcome()).isEqualTo(Outcome.NOT_MEASURED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PING_PONG      |   64 | 1 | NEAR | shmring      | P50  | Agrona OneToOne  | AT_MOST  |  1.1 | DEMANDED
                    PING_PONG      |   64 | 1 | FAR  | shmring      | P50  | Agrona OneToOne  | AT_MOST  |  1.1 | DEMANDED
                    PING_PONG      |   64 | 1 | NEAR | shmring      | P50  | Agrona OneToOne  | AT_MOST  |  0.9 | HOPED_FOR
                    PING_PONG      |   64 | 1 | NEAR | shmring      | P50  | C floor          | AT_MOST  |  2   | HOPED_FOR
                    PING_PONG      |   64 | 1 | NEAR | shmring      | P999 | Agrona OneToOne  | AT_MOST  |  1   | DEMANDED
                    THROUGHPUT     |   64 | 1 | NEAR | shmring      | RATE | Aeron IPC        | AT_LEAST |  1.5 | DEMANDED
                    THROUGHPUT     |   64 | 1 | FAR  | shmring      | RATE | Aeron IPC        | AT_LEAST |  3   | DEMANDED
                    THROUGHPUT     |   64 | 1 | NEAR | shmring      | RATE | Agrona ManyToOne | AT_LEAST |  3   | HOPED_FOR
                    THROUGHPUT     |   64 | 1 | FAR  | shmring      | RATE | Agrona OneToOne  | AT_LEAST | 10   | HOPED_FOR
                    THROUGHPUT     | 1024 | 1 | FAR  | shmring      | RATE |                  | AT_LEAST |  1.2 | DEMANDED
                    PRODUCERS      |   64 | 3 | FAR  | shmring mpsc | RATE | Agrona ManyToOne | AT_LEAST |  2   | DEMANDED
                    COLD_PING_PONG |   64 | 1 | NEAR | shmring      | P50  | C futex          | AT_MOST  |  1.1 | DEMANDED
                    """)
    void isOneOfThem(
            Scenario scenario,
            int length,
            int senders,
            Distance state,
            String subject,
            Metric metric,
            @Nullable String reference,
            Goal.Bound bound,
            double limit,
            Goal.Weight weight) {
        assertThat(ALL)
                .filteredOn(goal -> goal.scenario() == scenario
                        && goal.length() == length
                        && goal.senders() == senders
                        && goal.distance() == state
                        && goal.subject().equals(subject)
                        && goal.metric() == metric
                        && (reference == null
                                ? goal.references().isEmpty()
                                : goal.references().contains(reference))
                        && goal.bound() == bound
                        && goal.limit() == limit
                        && goal.weight() == weight)
                .hasSize(1);
    }

    @Test
    void comparesWithTheBestOfThePeers() {
        Goal goal =
                ALL.stream().filter(each -> each.length() == 1024).findFirst().orElseThrow();
        List<Measurement> windows = new ArrayList<>();
        windows.add(rate(goal, "shmring", 10));
        windows.add(rate(goal, "shmring mpsc", 100));
        windows.add(rate(goal, "C ring", 100));
        windows.add(rate(goal, "slow peer", 1));
        windows.add(rate(goal, "fast peer", 5));

        Verdict verdict = goal.judge(new Windows(windows), 17);

        assertThat(verdict.reference()).contains("fast peer");
        assertThat(verdict.ratio()).contains(new Spread(2, 2, 2, 1));
    }

    @Test
    void idleConsumersHaveACeiling() {
        assertThat(Goals.ceilings())
                .extracting(ceiling -> ceiling.subject() + " " + ceiling.senders() + " under " + ceiling.limit())
                .containsExactly("shmring 1 under 0.5", "shmring mpsc 1 under 0.5", "shmring mpsc 64 under 0.5");
    }

    @ParameterizedTest
    @CsvSource({"0.49, MET", "0.5, MISSED", "0.51, MISSED"})
    void aCeilingIsMetBelowIt(double median, Outcome outcome) {
        Ceiling ceiling = Goals.ceilings().get(2);
        Windows windows = new Windows(List.of(
                MadeUp.idle("shmring mpsc", 17, 64, 0, 0.1),
                MadeUp.idle("shmring mpsc", 17, 64, 1, median),
                MadeUp.idle("shmring mpsc", 17, 64, 2, 3),
                MadeUp.idle("shmring mpsc", 17, 1, 0, 20),
                MadeUp.idle("shmring", 17, 64, 0, 20)));

        Ceiling.Finding finding = ceiling.judge(windows, 17);

        assertThat(finding.outcome()).isEqualTo(outcome);
        assertThat(finding.measured()).contains(new Spread(median, 0.1, 3, 3));
        assertThat(ceiling.judge(windows, 25).outcome()).isEqualTo(Outcome.NOT_MEASURED);
    }

    private static Windows measured(Goal goal, double timesLimit) {
        return measured(goal, timesLimit, goal.distance());
    }

    /** The best reference has a figure of 1000, all others a worse one, the subject what the limit makes of it. */
    private static Windows measured(Goal goal, double timesLimit, Distance state) {
        List<String> references = goal.references().isEmpty() ? List.of("some peer") : goal.references();
        double worse = goal.bound() == Goal.Bound.AT_MOST ? 2 : 0.5;
        return new Windows(Stream.of(0, 1, 2)
                .flatMap(window -> Stream.concat(
                        Stream.of(figure(goal, goal.subject(), state, window, 1000 * goal.limit() * timesLimit)),
                        references.stream()
                                .map(name -> figure(
                                        goal,
                                        name,
                                        state,
                                        window,
                                        name.equals(references.get(0)) ? 1000 : 1000 * worse))))
                .toList());
    }

    private static Measurement figure(Goal goal, String transport, Distance state, int window, double figure) {
        return goal.metric() == Metric.RATE
                ? MadeUp.rate(goal.scenario(), transport, state, goal.length(), goal.senders(), window, figure)
                : MadeUp.roundTrips(goal.scenario(), transport, state, window, figure);
    }

    private static Measurement rate(Goal goal, String transport, double rate) {
        return MadeUp.rate(goal.scenario(), transport, goal.distance(), goal.length(), goal.senders(), 0, rate);
    }
}
