/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Environment;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Under what conditions figures came about: what stands above tables and below plots. */
final class Conditions {

    private final Environment environment;
    private final Windows windows;

    Conditions(Results results) {
        this.environment = results.environment();
        this.windows = results.windows();
    }

    /** All of it, for the page. */
    String paragraph() {
        return "Measured %s on %s, %d cores, %d MiB, %s. JDK %s, flags `%s`. Cores: %s. %s. %s; with `%s`.\n"
                .formatted(
                        this.environment.date(),
                        this.environment.processor(),
                        this.environment.cores(),
                        this.environment.memoryMebibytes(),
                        this.environment.kernel(),
                        join(this.environment.jdks(), " = "),
                        this.environment.jvmFlags(),
                        this.environment.pinning(),
                        join(this.environment.versions(), " "),
                        extent(),
                        this.environment.command());
    }

    /** Enough to know a plot by, in a line. */
    String caption(List<Integer> jdks, Distance distance) {
        return "%s, %d cores, %s; JDK %s; cores %s"
                .formatted(
                        this.environment.processor(),
                        this.environment.cores(),
                        this.environment.kernel(),
                        jdks.stream().map(this::version).collect(Collectors.joining(" and ")),
                        Format.state(distance));
    }

    /** How many windows of a scenario there are in each state, and that the mixed ones are left out. */
    String count(Scenario scenario, int jdk) {
        Windows all = this.windows.of(scenario).jdk(jdk);
        return "%d windows: %d near, %d far; %d in which the state changed are left out.\n"
                .formatted(
                        all.size(),
                        all.in(Distance.NEAR).size(),
                        all.in(Distance.FAR).size(),
                        all.in(Distance.MIXED).size());
    }

    private String version(int jdk) {
        String feature = Integer.toString(jdk);
        return this.environment.jdks().getOrDefault(feature, feature);
    }

    private String extent() {
        long most =
                this.windows.list().stream().map(Measurement::window).distinct().count();
        return "%d rounds of new processes, up to %d windows each, %d windows in all, %d of them near and %d far"
                .formatted(
                        this.windows.rounds().size(),
                        most,
                        this.windows.size(),
                        this.windows.in(Distance.NEAR).size(),
                        this.windows.in(Distance.FAR).size());
    }

    private static String join(Map<String, String> map, String between) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + between + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
