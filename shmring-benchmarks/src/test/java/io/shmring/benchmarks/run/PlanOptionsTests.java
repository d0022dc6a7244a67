/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.Benchmarks;
import io.shmring.benchmarks.result.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Nothing is started for options that cannot give figures. */
@Timeout(30)
class PlanOptionsTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --length         | 7                      | --length is 7, expected is 8 at least
                    --length         | 64,0                   | --length is 0, expected is 8 at least
                    --senders        | 0                      | --senders is 0, expected are 1 to 3
                    --senders        | 1,4                    | --senders is 4, expected are 1 to 3
                    --rounds         | 0                      | --rounds is 0, expected is 1 at least
                    --windows        | -1                     | --windows is -1, expected is 1 at least
                    --millis         | 0                      | --millis is 0, expected is 1 at least
                    --warm-up-millis | 0                      | --warm-up-millis is 0, expected is 1 at least
                    --transport      | pigeon                 | transport is 'pigeon', expected is one of [shmring,
                    --transport      | shmring,POSIX mq       | transport is 'shmring,POSIX mq', expected is one of
                    --jdk            | /nowhere               | --jdk: no JDK in /nowhere: bin/java is missing
                    --scenario       | SLOW                   | expected one of [PING_PONG, COLD_PING_PONG
                    """)
    void tellsWhatIsWrong(String option, String value, String message) {
        StringWriter errors = new StringWriter();
        Path output = this.directory.resolve("output");
        int status = Benchmarks.commandLine()
                .setErr(new PrintWriter(errors))
                .execute("run", "--output", output.toString(), option, value);
        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains(message);
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesTwoJdksOfOneVersion() {
        String home = System.getProperty("java.home");
        StringWriter errors = new StringWriter();
        int status = Benchmarks.commandLine()
                .setErr(new PrintWriter(errors))
                .execute("run", "--output", this.directory.resolve("output").toString(), "--jdk", home + "," + home);
        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString())
                .contains("two JDKs are of version " + Runtime.version().feature());
    }

    @Test
    void measuresEverythingUnlessTold() {
        Plan plan = plan();
        assertThat(plan.heats().stream().map(Heat::scenario).distinct()).containsExactly(Scenario.values());
        assertThat(senders(plan, Scenario.PRODUCERS)).containsExactly(1, 2, 3);
        assertThat(senders(plan, Scenario.IDLE)).containsExactly(1, 64);
        assertThat(plan.idleMillis()).isEqualTo(5000);
    }

    @Test
    void nothingIsMeasuredTwice() {
        Plan plan = plan(
                "--scenario", "PRODUCERS,PRODUCERS", "--senders", "2,2", "--transport", "shmring mpsc;shmring mpsc");
        assertThat(senders(plan, Scenario.PRODUCERS)).containsExactly(2);
        assertThat(plan.transports()).hasSize(1);
    }

    private static Stream<Integer> senders(Plan plan, Scenario scenario) {
        return plan.heats().stream().filter(heat -> heat.scenario() == scenario).map(Heat::senders);
    }

    private static Plan plan(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options.plan();
    }

    @Command
    private static final class Holder {

        @Mixin
        private final PlanOptions options = new PlanOptions();
    }
}
