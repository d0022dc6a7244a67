/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shmring.sample.wire.SamplerKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerArgumentsTests {

    @Test
    void needsNoMoreThanTheKind() {
        assertThat(SamplerArguments.parse("disk"))
                .isEqualTo(new SamplerArguments(
                        SamplerKind.DISK, Path.of("/dev/shm"), "telemetry", "disk-commands", 500, false));
    }

    @Test
    void takesEveryOption() {
        assertThat(SamplerArguments.parse(
                        "cpu",
                        "--directory=/mnt/rings",
                        "--telemetry=a-telemetry",
                        "--commands=a-commands",
                        "--rate=50",
                        "--until-input-ends"))
                .isEqualTo(new SamplerArguments(
                        SamplerKind.CPU, Path.of("/mnt/rings"), "a-telemetry", "a-commands", 50, true));
    }

    @ParameterizedTest
    @CsvSource({"gpu,gpu", "cpu --speed=9,--speed", "cpu --rate=0,between 1 and 5000", "cpu --rate=many,many", "'',kind"
    })
    void refusesWhatItDoesNotKnow(String line, String complaint) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplerArguments.parse(arguments))
                .withMessageContaining(complaint);
    }
}
