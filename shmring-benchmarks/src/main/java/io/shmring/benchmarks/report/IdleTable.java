/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

/** What a sleeping receiver costs: a row for each number of senders and transport. */
final class IdleTable {

    private IdleTable() {}

    /** All windows are of one JDK; how far the cores are from each other does not matter while nothing is sent. */
    static String markdown(Windows windows) {
        Table table =
                new Table("transport", "room for producers", "receiving thread, % of a core", "its process", "rounds");
        for (int senders : windows.senders()) {
            Windows alike = windows.senders(senders);
            for (String transport : alike.transports()) {
                Windows own = alike.of(transport);
                table.row(
                        Cells.transport(transport),
                        Integer.toString(senders),
                        Format.range(Metric.THREAD.of(own)),
                        Format.range(Metric.PROCESS.of(own)),
                        Integer.toString(own.size()));
            }
        }
        return table.markdown();
    }
}
