/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, whose tables tell what is explored. */
public final class Page {

    private final String text;

    /** Reads a page of {@code docs}. */
    public Page(String name) {
        try {
            this.text = Files.readString(Path.of("../docs").resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The numbered rows of the tables under some headings: {@code WAIT 3}. */
    public List<String> numberedRows(List<String> headings) {
        List<String> told = new ArrayList<>();
        for (String heading : headings) {
            Matcher row = Pattern.compile("^\\| (\\d) \\|", Pattern.MULTILINE).matcher(section(heading));
            while (row.find()) {
                told.add(heading + " " + row.group(1));
            }
        }
        return told;
    }

    /** Rows under a heading, by a pattern of two groups. */
    public Map<String, String> rows(String heading, String pattern) {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = Pattern.compile(pattern, Pattern.MULTILINE).matcher(section(heading));
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    private String section(String heading) {
        int from = this.text.indexOf("\n## " + heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        int to = this.text.indexOf("\n## ", from + 1);
        return this.text.substring(from, to < 0 ? this.text.length() : to);
    }
}
