/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.floor.Floor;
import io.shmring.benchmarks.process.JavaRuntime;
import io.shmring.benchmarks.result.Environment;
import io.shmring.benchmarks.result.MeasurementFile;
import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.transport.Transport;
import io.shmring.benchmarks.transport.Transports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(
        name = "run",
        description = "Measures transports side by side and writes measurements.jsonl and environment.json.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RunCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--quick", description = "Few scenarios, lengths and repetitions: about two minutes.")
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

    @Option(names = "--windows", description = "How often each measurement is repeated in a round: 5 by default.")
    private @Nullable Integer windows;

    @Option(names = "--millis", description = "Length of a window: 400 by default.")
    private @Nullable Long millis;

    @Option(names = "--warm-up-millis", description = "How long each transport runs before that: 3000 by default.")
    private @Nullable Long warmUpMillis;

    @Option(names = "--jdk", split = ",", description = "Home of a JDK; the running one by default.")
    private @Nullable List<Path> jdks;

    @Option(names = "--output", description = "Directory of the files: target/benchmarks/<time> by default.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Path directory = directory();
        Preset preset = this.quick ? Preset.QUICK : Preset.FULL;
        Plan plan = plan(preset);
        CommandSpec command = Objects.requireNonNull(this.spec);
        PrintWriter out = command.commandLine().getOut();
        Floor floor = Floor.compile(directory);
        Environment environment = Surroundings.describe(
                plan.jdks(),
                String.join(
                        " ", command.commandLine().getParent().getParseResult().originalArgs()));
        Surroundings.write(environment, directory);
        try (MeasurementFile file = MeasurementFile.create(directory)) {
            Progress progress = new Progress(out, file);
            new Run(plan, floor, progress).execute();
            progress.summarize();
            out.println("written: " + directory);
            out.flush();
            return progress.hasFailures() ? 1 : 0;
        }
    }

    private Path directory() throws IOException {
        Path directory = this.output != null
                ? this.output
                : Path.of(
                        "target",
                        "benchmarks",
                        LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
        return Files.createDirectories(directory);
    }

    private Plan plan(Preset preset) {
        List<Heat> heats = new ArrayList<>();
        for (Scenario scenario : or(this.scenarios, Arrays.asList(Scenario.values()))) {
            List<Integer> lengths = or(this.lengths, preset.lengths(scenario));
            List<Integer> senders = scenario == Scenario.PRODUCERS
                    ? or(this.senders, preset.senders(scenario))
                    : preset.senders(scenario);
            senders.forEach(number -> heats.addAll(Heat.of(scenario, number, lengths)));
        }
        List<Transport> transports = this.transports == null
                ? Transports.all()
                : this.transports.stream().map(Transports::named).toList();
        List<JavaRuntime> runtimes = this.jdks == null
                ? List.of(JavaRuntime.current())
                : this.jdks.stream().map(JavaRuntime::new).toList();
        return new Plan(
                heats,
                transports,
                runtimes,
                or(this.rounds, preset.rounds),
                or(this.windows, preset.windows),
                or(this.millis, preset.millis),
                preset.idleMillis,
                or(this.warmUpMillis, preset.warmUpMillis));
    }

    private static <T> T or(@Nullable T given, T preset) {
        return given != null ? given : preset;
    }
}
