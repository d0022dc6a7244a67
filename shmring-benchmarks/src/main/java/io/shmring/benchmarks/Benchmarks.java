/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks;

import io.shmring.benchmarks.report.ReportCommand;
import io.shmring.benchmarks.run.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks between processes. */
@Command(
        name = "benchmarks",
        description = "Rings and their peers, measured side by side between processes.",
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, ReportCommand.class})
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs a subcommand and exits with its status: 0, 1 if a transport failed or the machine lacks something, 2 if
     * an option is wrong.
     *
     * @param arguments subcommand and options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /**
     * The command line.
     *
     * @return to be executed once
     */
    public static CommandLine commandLine() {
        return new CommandLine(new Benchmarks());
    }
}
