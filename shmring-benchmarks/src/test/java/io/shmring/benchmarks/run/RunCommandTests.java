/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.result.CpuTime;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.MeasurementFile;
import io.shmring.benchmarks.workload.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small run with real processes. */
@Timeout(60)
class RunCommandTests {

    private String output = "";

    @BeforeAll
    static void needsToolsAndCores() {
        SmallRun.assumePossible();
    }

    @Test
    void writesMeasurementsThatParseBack(@TempDir Path directory) throws IOException {
        int status = run(directory, "--scenario", "PING_PONG,THROUGHPUT", "--transport", "shmring;Agrona OneToOne");
        assertThat(status).as(this.output).isZero();
        List<Measurement> measurements = MeasurementFile.read(directory);
        assertThat(measurements)
                .extracting(measurement -> measurement.scenario() + " " + measurement.transport())
                .containsExactly(
                        "PING_PONG C floor",
                        "PING_PONG C floor, one line each way",
                        "PING_PONG shmring",
                        "PING_PONG Agrona OneToOne",
                        "THROUGHPUT shmring",
                        "THROUGHPUT Agrona OneToOne");
        assertThat(measurements).allSatisfy(measurement -> {
            assertThat(measurement.messages()).isPositive();
            assertThat(measurement.nanos()).isPositive();
            assertThat(measurement.probeBefore()).isPositive();
            assertThat(measurement.probeAfter()).isPositive();
        });
        assertThat(measurements.subList(0, 4))
                .allSatisfy(measurement -> assertThat(Figures.decode(String.valueOf(measurement.histogram()))
                                .getTotalCount())
                        .isEqualTo(measurement.messages()));
        assertThat(Files.readString(directory.resolve(Surroundings.NAME))).contains("\"jvmFlags\"");
    }

    @Test
    void measuresSleepersAndManyProducers(@TempDir Path directory) {
        int status = run(
                directory, "--scenario", "COLD_PING_PONG,PRODUCERS", "--transport", "shmring mpsc", "--senders", "2");
        assertThat(status).as(this.output).isZero();
        List<Measurement> measurements = MeasurementFile.read(directory);
        assertThat(measurements)
                .extracting(Measurement::transport)
                .containsExactly("C futex", "shmring mpsc", "shmring mpsc");
        assertThat(measurements.get(2).shares()).hasSize(2).doesNotContain(0);
    }

    @Test
    void measuresWhoSleepsAllTheTime(@TempDir Path directory) {
        int status = run(directory, "--quick", "--scenario", "IDLE", "--transport", "shmring;Agrona OneToOne");
        assertThat(status).as(this.output).isZero();
        assertThat(MeasurementFile.read(directory)).singleElement().satisfies(measurement -> {
            assertThat(measurement.transport()).isEqualTo("shmring");
            assertThat(measurement.messages()).isEqualTo(1);
            assertThat(measurement.cpu()).isNotNull();
            CpuTime cpu = Objects.requireNonNull(measurement.cpu());
            assertThat(cpu.threadNanos()).isPositive().isLessThan(measurement.nanos());
        });
        assertThat(this.output).contains("receiving thread: median (range, windows)", "% of a core");
    }

    private int run(Path directory, String... arguments) {
        SmallRun run = new SmallRun(directory);
        int status = run.execute(arguments);
        this.output = run.output();
        return status;
    }
}
