/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.report.Goal.Bound;
import java.util.List;
import java.util.Locale;

/** Goals and what became of them. */
final class VerdictTable {

    private VerdictTable() {}

    static String markdown(List<Verdict> verdicts) {
        Table table = new Table(
                "goal", "compared with", "cores", "JDK", "ratio should be", "ratio (range; pairs)", "verdict");
        for (Verdict verdict : verdicts) {
            Goal goal = verdict.goal();
            table.row(
                    goal.what() + ", `" + goal.subject() + "`",
                    verdict.reference().orElseGet(() -> candidates(goal)),
                    Format.state(goal.distance()),
                    Integer.toString(verdict.jdk()),
                    limit(goal),
                    verdict.ratio().map(Format::ratio).orElse(""),
                    outcome(verdict));
        }
        return table.markdown();
    }

    private static String candidates(Goal goal) {
        return goal.references().isEmpty() ? "best peer" : String.join(", ", goal.references());
    }

    private static String limit(Goal goal) {
        String limit = String.format(
                Locale.ROOT, "%s %.1f", goal.bound() == Bound.AT_MOST ? "at most" : "at least", goal.limit());
        return goal.weight() == Goal.Weight.HOPED_FOR ? limit + ", hoped for" : limit;
    }

    private static String outcome(Verdict verdict) {
        boolean explain =
                verdict.outcome() == Verdict.Outcome.MISSED && verdict.goal().weight() == Goal.Weight.DEMANDED;
        return explain ? "**missed**" : verdict.outcome().text();
    }
}
