/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown; the first column is text, the others are figures. */
final class Table {

    private final List<String> lines = new ArrayList<>();
    private final int columns;

    Table(String... header) {
        this.columns = header.length;
        row(header);
        this.lines.add("|---|" + String.join("|", Collections.nCopies(this.columns - 1, "---:")) + "|");
    }

    Table row(String... cells) {
        if (cells.length != this.columns) {
            throw new IllegalArgumentException(cells.length + " cells, expected are " + this.columns);
        }
        this.lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    String markdown() {
        return String.join("\n", this.lines) + "\n";
    }
}
