/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Turns what a run has measured into plots, and tables on the performance page. Exit code 1 and a line on standard error if
 * the results cannot be read, or the page has no place for them.
 */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Draws plots and writes the tables of the performance page.")
public final class ReportCommand implements Callable<Integer> {

    @Option(
            names = "--results",
            required = true,
            paramLabel = "DIR",
            description = "Directory with environment.json and measurements.jsonl.")
    private Path results = Path.of("");

    @Option(
            names = "--page",
            paramLabel = "FILE",
            defaultValue = "docs/performance.md",
            description = "Markdown file with the markers " + Page.BEGIN + " and " + Page.END + " (${DEFAULT-VALUE}).")
    private Path page = Path.of("");

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            defaultValue = "docs/performance",
            description = "Where the SVG files go (${DEFAULT-VALUE}).")
    private Path plots = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A command for picocli. */
    public ReportCommand() {}

    @Override
    public Integer call() {
        try {
            Results read = Results.read(this.results);
            List<Plot> drawn = Plots.draw(read, this.plots, this.page);
            new Page(this.page).write(new ResultsText(read).markdown(drawn));
            this.spec
                    .commandLine()
                    .getOut()
                    .println(drawn.size() + " plots in " + this.plots + ", tables in " + this.page);
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            this.spec.commandLine().getErr().println(e instanceof IOException ? e.toString() : e.getMessage());
            return 1;
        }
    }
}
