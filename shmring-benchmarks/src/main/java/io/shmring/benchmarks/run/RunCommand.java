/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.floor.Floor;
import io.shmring.benchmarks.result.Environment;
import io.shmring.benchmarks.result.MeasurementFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures. Exit code 1 and a line on standard error if the machine lacks what that takes. */
@Command(
        name = "run",
        description = "Measures transports side by side and writes measurements.jsonl and environment.json.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RunCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(names = "--output", description = "Directory of the files: target/benchmarks/<time> by default.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Plan plan = this.options.plan();
        CommandSpec command = Objects.requireNonNull(this.spec);
        Optional<String> shortcoming = Machine.current().shortcoming();
        if (shortcoming.isPresent()) {
            command.commandLine().getErr().println(shortcoming.get());
            return 1;
        }
        Path directory = directory();
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
}
