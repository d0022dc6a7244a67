/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTests {

    private static final int LARGEST_PLOT = 200_000;

    @TempDir
    private Path directory;

    private Path page;

    private Path plots;

    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void makeUp() throws IOException {
        this.page = this.directory.resolve("performance.md");
        this.plots = this.directory.resolve("performance");
        Files.writeString(this.page, "before\n\n" + Page.BEGIN + "\nold\n" + Page.END + "\n\nafter\n");
        MadeUp.write(this.directory, MadeUp.everything());
    }

    @Test
    void writesTablesAndPlots() throws IOException {
        assertThat(report()).as(this.errors.toString()).isZero();

        assertThat(this.page)
                .content()
                .startsWith("before\n\n" + Page.BEGIN
                        + "\n\nMeasured 2026-01-02T03:04:05+00:00 on Imaginary Processor 9000")
                .endsWith(Page.END + "\n\nafter\n")
                .doesNotContain("\nold\n")
                .contains("`-XX:+UseSerialGC -Xmx256m`", "sender on 0, receiver on 1", "3 rounds of new processes")
                .contains("JDK 17, 165 windows: 99 near, 33 far; 33 in which the state changed are left out.")
                .contains("| idle consumer, room for 1, % of a core, `shmring` | 17 | under 0.5 |"
                        + " 0.240 (0.240 to 0.240) | met |")
                .contains("`shmring mpsc` | 25 | under 0.5 |  | not measured |")
                .contains("### Idle\n\nJDK 17, cores near or far:\n\n| transport | room for producers |")
                .contains("| **shmring** | 1 | 0.240 (0.240 to 0.240) | 0.480 (0.480 to 0.480) | 3 |")
                .contains("![Round trip, 64 B, both sides awake, cores near](performance/round-trip-near.svg)");
        try (Stream<Path> files = Files.list(this.plots)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "round-trip-near.svg",
                            "cold-round-trip-near.svg",
                            "throughput-near.svg",
                            "data-rate-near.svg",
                            "producers-near.svg",
                            "throughput-far.svg",
                            "throughput-jdks-near.svg");
        }
    }

    @Test
    void drawsTheSamePlotsAgain() throws IOException {
        report();
        Path other = this.directory.resolve("other");
        Plots.draw(Results.read(this.directory), other, this.page);

        try (Stream<Path> files = Files.list(this.plots)) {
            List<Path> all = files.toList();
            assertThat(all).isNotEmpty().allSatisfy(file -> {
                assertThat(file).hasSameBinaryContentAs(other.resolve(file.getFileName()));
                assertThat(Files.size(file)).isLessThan(LARGEST_PLOT);
            });
        }
    }

    @Test
    void tellsOfAPageWithoutMarkers() throws IOException {
        Files.writeString(this.page, Page.BEGIN + "\n");

        assertThat(report()).isEqualTo(1);
        assertThat(this.errors.toString()).contains("no line '" + Page.END + "' in " + this.page);
        assertThat(this.page).hasContent(Page.BEGIN);
    }

    @Test
    void tellsWhichLineIsNoMeasurement() throws IOException {
        Files.writeString(this.directory.resolve("measurements.jsonl"), "\n{\"scenario\":\n");

        assertThat(report()).isEqualTo(1);
        assertThat(this.errors.toString()).contains("measurements.jsonl, line 2 is no Measurement");
    }

    @Test
    void tellsOfResultsThatAreEmpty() throws IOException {
        MadeUp.write(this.directory, List.of());

        assertThat(report()).isEqualTo(1);
        assertThat(this.errors.toString()).contains("measurements.jsonl has no measurements");
    }

    @Test
    void thePageOfTheProjectHasTheMarkers() throws IOException {
        Path copy = this.directory.resolve("copy.md");
        Files.copy(Path.of("..", "docs", "performance.md"), copy);

        new Page(copy).write("| made up |");

        assertThat(copy).content().containsOnlyOnce(Page.BEGIN + "\n\n| made up |\n\n" + Page.END);
    }

    private int report() {
        return new CommandLine(new ReportCommand())
                .setErr(new PrintWriter(this.errors))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(
                        "--results",
                        this.directory.toString(),
                        "--page",
                        this.page.toString(),
                        "--plots",
                        this.plots.toString());
    }
}
