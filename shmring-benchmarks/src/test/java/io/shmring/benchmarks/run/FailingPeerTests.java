/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.MeasurementFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A measured process that throws takes nobody with it. A JDK whose {@code java} alters the arguments of one transport makes it
 * throw.
 */
@Timeout(60)
class FailingPeerTests {

    private static final String FAILURE =
            "FAILED AND LEFT OUT: shmring in THROUGHPUT of 64 B, 1 sender: shmring: process ";

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsToolsAndCores() {
        SmallRun.assumePossible();
    }

    @Test
    void isLeftOutIfItFailsBeforeItIsReady() throws IOException {
        SmallRun run = measureWith("set -- \"${@/#shmring/pigeon}\"");
        assertThat(run.output()).contains(FAILURE, "transport is 'pigeon', expected is one of");
    }

    @Test
    void isLeftOutIfItFailsInAWindow() throws IOException {
        // its messages are longer than the longest that it has heard of
        SmallRun run = measureWith("set -- \"${@:1:$#-2}\" 16 \"${@: -1}\"");
        assertThat(run.output()).contains(FAILURE, " has gone", "Exception");
    }

    /** The script is for the process of one transport. */
    private SmallRun measureWith(String script) throws IOException {
        SmallRun run = new SmallRun(Files.createDirectory(this.directory.resolve("output")));
        int status = run.execute(
                "--jdk",
                jdk(script).toString(),
                "--scenario",
                "THROUGHPUT",
                "--transport",
                "shmring;shmring mpsc;Agrona OneToOne");
        assertThat(status).as(run.output()).isEqualTo(1);
        assertThat(MeasurementFile.read(this.directory.resolve("output")))
                .extracting(Measurement::transport)
                .containsExactly("shmring mpsc", "Agrona OneToOne");
        return run;
    }

    private Path jdk(String script) throws IOException {
        Path real = Path.of(System.getProperty("java.home"));
        Path home = this.directory.resolve("jdk");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.copy(real.resolve("release"), home.resolve("release"));
        Files.writeString(java, """
                        #!/bin/bash
                        if [[ " $* " == *" shmring THROUGHPUT "* ]]; then
                          %s
                        fi
                        exec %s "$@"
                        """.formatted(script, real.resolve("bin/java")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return home;
    }
}
