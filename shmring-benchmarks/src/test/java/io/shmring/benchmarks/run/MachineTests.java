/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTests {

    @TempDir
    private Path programs;

    @BeforeEach
    void hasAll() throws IOException {
        for (String program : List.of("gcc", "taskset")) {
            Files.createFile(
                    this.programs.resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    @Test
    void twoCoresAndTheProgramsAreEnough() {
        assertThat(new Machine(2, List.of(this.programs)).shortcoming()).isEmpty();
    }

    @Test
    void oneCoreIsNot() {
        assertThat(new Machine(1, List.of(this.programs)).shortcoming())
                .hasValueSatisfying(text -> assertThat(text).startsWith("cores: 1, expected are 2 at least"));
    }

    @Test
    void namesTheProgramThatIsMissingAndItsPackage() throws IOException {
        Files.delete(this.programs.resolve("taskset"));
        assertThat(new Machine(2, List.of(this.programs)).shortcoming())
                .contains("program 'taskset' is not found in [" + this.programs + "]: install the package util-linux");
    }

    @Test
    void looksThroughTheWholePath(@TempDir Path empty) {
        assertThat(new Machine(8, List.of(empty, this.programs)).shortcoming()).isEmpty();
        assertThat(new Machine(8, List.of(empty)).shortcoming())
                .hasValueSatisfying(text -> assertThat(text).startsWith("program 'gcc' is not found"));
    }
}
