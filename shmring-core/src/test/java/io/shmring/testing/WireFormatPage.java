/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code docs/wire-format.md}. */
public final class WireFormatPage {

    private static final Path PAGE = Path.of("../docs/wire-format.md");

    private WireFormatPage() {}

    /** All of it. */
    public static String text() throws IOException {
        return Files.readString(PAGE);
    }

    /** What is under a heading of the second order. */
    public static String section(String heading) throws IOException {
        String page = text();
        int start = page.indexOf("\n## " + heading + "\n");
        assertThat(start).as("section %s", heading).isPositive();
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    /** The offsets in the table under a heading. */
    public static Map<String, Integer> words(String heading) throws IOException {
        Map<String, Integer> words = new TreeMap<>();
        Matcher row = Pattern.compile("^\\| (\\d+) \\| ([a-z ]+) \\| (?:u\\d+|bytes) \\|", Pattern.MULTILINE)
                .matcher(section(heading));
        while (row.find()) {
            words.put(row.group(2), Integer.parseInt(row.group(1)));
        }
        return words;
    }

    /** The flags of a record and their bits. */
    public static Map<String, Integer> flags() throws IOException {
        Map<String, Integer> flags = new TreeMap<>();
        Matcher row = Pattern.compile("^\\| (\\d+) \\| ([A-Z]+) \\|", Pattern.MULTILINE)
                .matcher(section("Records"));
        while (row.find()) {
            flags.put(row.group(2), Integer.parseInt(row.group(1)));
        }
        return flags;
    }
}
