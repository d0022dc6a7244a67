/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The performance page: prose by hand, and results between two markers, each alone on its line.
 *
 * @param file Markdown
 */
record Page(Path file) {

    static final String BEGIN = "<!-- begin results -->";
    static final String END = "<!-- end results -->";

    /**
     * Replaces what stands between the markers.
     *
     * @param results Markdown
     * @throws IOException if the file cannot be read or written
     * @throws IllegalArgumentException if a marker is missing, there more than once, or the end before the beginning
     */
    void write(String results) throws IOException {
        String text = Files.readString(this.file);
        int begin = only(text, BEGIN) + BEGIN.length();
        int end = only(text, END);
        if (end < begin) {
            throw new IllegalArgumentException("'" + END + "' stands before '" + BEGIN + "' in " + this.file
                    + ", expected is the other way round: exchange them");
        }
        Files.writeString(
                this.file, text.substring(0, begin) + "\n\n" + results.strip() + "\n\n" + text.substring(end));
    }

    private int only(String text, String marker) {
        int first = text.indexOf(marker);
        if (first < 0) {
            throw new IllegalArgumentException(
                    "no line '" + marker + "' in " + this.file + ", expected is one: put it where the results belong");
        }
        if (text.indexOf(marker, first + 1) >= 0) {
            throw new IllegalArgumentException("more than one line '" + marker + "' in " + this.file
                    + ", expected is one: leave only the one where the results belong");
        }
        return first;
    }
}
