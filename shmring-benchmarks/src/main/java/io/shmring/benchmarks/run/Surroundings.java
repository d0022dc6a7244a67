/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.process.JavaRuntime;
import io.shmring.benchmarks.result.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Looks at machine, JDKs and libraries. */
final class Surroundings {

    static final String NAME = "environment.json";

    private static final Pattern PROCESSOR = Pattern.compile("^model name\\s*:\\s*(.+)$", Pattern.MULTILINE);
    private static final Pattern MEMORY = Pattern.compile("^MemTotal:\\s*(\\d+) kB$", Pattern.MULTILINE);
    private static final Pattern LIBRARY = Pattern.compile(
            "(agrona|aeron-driver|aeron-client|chronicle-queue|jna|HdrHistogram|shmring-core)-(\\d[^/]*)\\.jar$");

    private Surroundings() {}

    static Environment describe(List<JavaRuntime> jdks, String command) {
        Map<String, String> versions = new TreeMap<>();
        jdks.forEach(jdk -> versions.put(Integer.toString(jdk.feature()), jdk.version()));
        return new Environment(
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                first(PROCESSOR, "/proc/cpuinfo", "unknown"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(first(MEMORY, "/proc/meminfo", "0")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                versions,
                String.join(" ", JavaRuntime.FLAGS),
                "sending processes on core 0, receiving process on core 1",
                libraries(),
                command);
    }

    static void write(Environment environment, Path directory) {
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(directory.resolve(NAME).toFile(), environment);
    }

    private static Map<String, String> libraries() {
        Map<String, String> versions = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Matcher matcher = LIBRARY.matcher(entry);
            if (matcher.find()) {
                versions.put(matcher.group(1), matcher.group(2));
            }
        }
        return versions;
    }

    private static String first(Pattern pattern, String file, String otherwise) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(Path.of(file)));
            return matcher.find() ? matcher.group(1) : otherwise;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
