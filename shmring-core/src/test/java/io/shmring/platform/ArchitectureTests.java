/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTests {

    /** The kernel's own headers, not this project's constants: asm/unistd.h and asm/fcntl.h of both processors. */
    @ParameterizedTest
    @CsvSource({
        "amd64, 202, 72, 324, 0x10000, 0x20000, 0x410000",
        "x86_64, 202, 72, 324, 0x10000, 0x20000, 0x410000",
        "aarch64, 98, 25, 283, 0x4000, 0x8000, 0x404000",
    })
    void numbersOfTheKernelInterface(
            String processor,
            long futex,
            long fcntl,
            long membarrier,
            String directory,
            String noFollow,
            String tmpfile) {
        Architecture architecture = Architecture.of("Linux", processor);
        assertThat(architecture.futex).isEqualTo(futex);
        assertThat(architecture.fcntl).isEqualTo(fcntl);
        assertThat(architecture.membarrier).isEqualTo(membarrier);
        assertThat(architecture.openDirectory).isEqualTo(Integer.decode(directory));
        assertThat(architecture.openNoFollow).isEqualTo(Integer.decode(noFollow));
        assertThat(architecture.openTmpfile()).isEqualTo(Integer.decode(tmpfile));
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64", "Mac OS X, aarch64", "Windows 11, amd64"})
    void othersAreRefusedByName(String system, String processor) {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Architecture.of(system, processor))
                .withMessageContaining(system)
                .withMessageContaining(processor)
                .withMessageContaining("needs Linux on x86-64 or aarch64");
    }

    @Test
    void groupsAreFoundByNameAndByNumber() {
        assertThat(Group.number("root")).hasValue(0);
        assertThat(Group.number("65534")).hasValue(65534);
        assertThat(Group.number("4294967295"))
                .as("means no group to the kernel")
                .isEmpty();
        assertThat(Group.number("99999999999999999999")).isEmpty();
        assertThat(Group.number("shmring-test-no-such-group")).isEmpty();
    }
}
