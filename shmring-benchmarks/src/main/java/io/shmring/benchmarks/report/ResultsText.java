/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Scenario;
import java.util.List;

/** What stands between the markers of the performance page. */
final class ResultsText {

    private static final List<Distance> STATES = List.of(Distance.NEAR, Distance.FAR);

    private final Results results;
    private final Conditions conditions;

    ResultsText(Results results) {
        this.results = results;
        this.conditions = new Conditions(results);
    }

    /**
     * Writes it down.
     *
     * @param plots plots to show, their files as the page links them
     * @return Markdown
     */
    String markdown(List<Plot> plots) {
        StringBuilder text = new StringBuilder(this.conditions.paragraph());
        text.append("\n### Verdicts\n\n");
        text.append(
                "Ratios are medians over pairs of windows of equal round and number, in one state of the cores.\n\n");
        text.append(VerdictTable.markdown(verdicts()));
        text.append("\n").append(CeilingTable.markdown(Goals.ceilings(), this.results.windows()));
        for (Scenario scenario : Scenario.values()) {
            appendScenario(text, scenario, plots);
        }
        return text.toString();
    }

    List<Verdict> verdicts() {
        Windows windows = this.results.windows();
        return windows.jdks().stream()
                .flatMap(jdk -> Goals.all().stream().map(goal -> goal.judge(windows, jdk)))
                .toList();
    }

    private void appendScenario(StringBuilder text, Scenario scenario, List<Plot> plots) {
        Windows windows = this.results.windows().of(scenario);
        if (windows.isEmpty()) {
            return;
        }
        text.append("\n### ").append(title(scenario)).append('\n');
        plots.stream()
                .filter(plot -> plot.scenario() == scenario)
                .forEach(plot -> text.append("\n![%s](%s)\n".formatted(plot.title(), plot.link())));
        for (int jdk : windows.jdks()) {
            if (scenario == Scenario.IDLE) {
                text.append("\nJDK ").append(jdk).append(", cores near or far:\n\n");
                text.append(table(scenario, windows.jdk(jdk)));
            } else {
                appendStates(text, scenario, windows.jdk(jdk), jdk);
            }
        }
    }

    private void appendStates(StringBuilder text, Scenario scenario, Windows windows, int jdk) {
        text.append("\nJDK ").append(jdk).append(", ").append(this.conditions.count(scenario, jdk));
        for (Distance state : STATES) {
            Windows alike = windows.in(state);
            if (!alike.isEmpty()) {
                text.append("\nCores ")
                        .append(Format.state(state))
                        .append(", JDK ")
                        .append(jdk)
                        .append(":\n\n");
                text.append(table(scenario, alike));
            }
        }
    }

    private static String table(Scenario scenario, Windows windows) {
        return switch (scenario) {
            case PING_PONG, COLD_PING_PONG -> RoundTripTable.of(scenario).markdown(windows);
            case THROUGHPUT, PRODUCERS -> ThroughputTable.markdown(windows);
            case IDLE -> IdleTable.markdown(windows);
        };
    }

    private static String title(Scenario scenario) {
        return switch (scenario) {
            case PING_PONG -> "Round trip, both sides awake";
            case COLD_PING_PONG -> "Cold round trip";
            case THROUGHPUT -> "Throughput, one producer";
            case PRODUCERS -> "Throughput, several producers";
            case IDLE -> "Idle";
        };
    }
}
