/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.process.JavaRuntime;
import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.transport.Transport;
import io.shmring.benchmarks.transport.Transports;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is measured, and how often. */
final class PlanOptions {

    private static final int SHORTEST = Long.BYTES;
    private static final int MOST_SENDERS = 3;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--quick", description = "Few lengths and repetitions: about three minutes.")
    private boolean quick;

    @Option(names = "--scenario", split = ",", description = "One of ${COMPLETION-CANDIDATES}; all by default.")
    private @Nullable List<Scenario> scenarios;

    @Option(names = "--transport", split = ";", description = "A transport by its name; all by default.")
    private @Nullable List<String> transports;

    @Option(
            names = "--length",
            split = ",",
            description = "Bytes of a message, 8 at least; by default what suits a scenario.")
    private @Nullable List<Integer> lengths;

    @Option(names = "--senders", split = ",", description = "Sending processes in PRODUCERS: 1,2,3 by default.")
    private @Nullable List<Integer> senders;

    @Option(names = "--rounds", description = "How often everything is done with new processes: 3 by default.")
    private @Nullable Integer rounds;

    @Option(
            names = "--windows",
            description = "How often each measurement is repeated in a round: 5; in IDLE always 1.")
    private @Nullable Integer windows;

    @Option(
            names = "--millis",
            description = "Length of a window: 400 by default; in IDLE 5000 at least, 2000 with --quick.")
    private @Nullable Long millis;

    @Option(names = "--warm-up-millis", description = "How long each transport runs before that: 3000 by default.")
    private @Nullable Long warmUpMillis;

    @Option(names = "--jdk", split = ",", description = "Home of a JDK; the running one by default.")
    private @Nullable List<Path> jdks;

    /**
     * What the options ask for.
     *
     * @throws ParameterException if one of them cannot be done
     */
    Plan plan() {
        Preset preset = this.quick ? Preset.QUICK : Preset.FULL;
        return new Plan(
                heats(preset),
                this.transports == null ? Transports.all() : named(this.transports),
                this.jdks == null ? List.of(JavaRuntime.current()) : runtimes(this.jdks),
                (int) atLeast(1, "--rounds", or(this.rounds, preset.rounds)),
                (int) atLeast(1, "--windows", or(this.windows, preset.windows)),
                atLeast(1, "--millis", or(this.millis, preset.millis)),
                preset.idleMillis,
                atLeast(1, "--warm-up-millis", or(this.warmUpMillis, preset.warmUpMillis)));
    }

    private List<Heat> heats(Preset preset) {
        or(this.lengths, List.<Integer>of()).forEach(length -> atLeast(SHORTEST, "--length", length));
        or(this.senders, List.<Integer>of()).forEach(number -> {
            if (number < 1 || number > MOST_SENDERS) {
                throw wrong("--senders is " + number + ", expected are 1 to " + MOST_SENDERS);
            }
        });
        List<Heat> heats = new ArrayList<>();
        for (Scenario scenario : distinct(or(this.scenarios, Arrays.asList(Scenario.values())))) {
            List<Integer> lengths = or(this.lengths, preset.lengths(scenario));
            List<Integer> numbers = scenario == Scenario.PRODUCERS && this.senders != null
                    ? distinct(this.senders)
                    : preset.senders(scenario);
            numbers.forEach(number -> heats.addAll(Heat.of(scenario, number, lengths)));
        }
        return heats;
    }

    private List<Transport> named(List<String> names) {
        return distinct(names).stream()
                .map(name -> given("--transport", name, Transports::named))
                .toList();
    }

    /** Two of one feature version could not be told apart in the results. */
    private List<JavaRuntime> runtimes(List<Path> homes) {
        Set<Integer> features = new HashSet<>();
        List<JavaRuntime> runtimes = new ArrayList<>();
        for (Path home : homes) {
            JavaRuntime runtime = given("--jdk", home, JavaRuntime::new);
            int feature = given("--jdk", runtime, JavaRuntime::feature);
            if (!features.add(feature)) {
                throw wrong("--jdk: two JDKs are of version " + feature
                        + ", expected is one of each: measure the other in a run of its own");
            }
            runtimes.add(runtime);
        }
        return runtimes;
    }

    private <A, T> T given(String option, A value, Function<A, T> meaning) {
        try {
            return meaning.apply(value);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw wrong(option + ": " + e.getMessage());
        }
    }

    private long atLeast(long least, String option, long value) {
        if (value < least) {
            throw wrong(option + " is " + value + ", expected is " + least + " at least");
        }
        return value;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(this.spec).commandLine(), message);
    }

    private static <T> List<T> distinct(List<T> values) {
        return values.stream().distinct().toList();
    }

    private static <T> T or(@Nullable T given, T preset) {
        return given != null ? given : preset;
    }
}
