/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Ceilings and what became of them. */
final class CeilingTable {

    private CeilingTable() {}

    static String markdown(List<Ceiling> ceilings, Windows windows) {
        Table table = new Table("goal", "JDK", "should be", "measured (range)", "verdict");
        for (int jdk : windows.jdks()) {
            for (Ceiling ceiling : ceilings) {
                Ceiling.Finding finding = ceiling.judge(windows, jdk);
                table.row(
                        ceiling.what() + ", `" + ceiling.subject() + "`",
                        Integer.toString(jdk),
                        String.format(Locale.ROOT, "under %.1f", ceiling.limit()),
                        finding.measured().map(Format::range).orElse(""),
                        finding.outcome() == Verdict.Outcome.MISSED
                                ? "**missed**"
                                : finding.outcome().text());
            }
        }
        return table.markdown();
    }
}
