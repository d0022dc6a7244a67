/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a peer writes into the files, a documented exception and a failed handle are all that it costs: the fixed corpus.
 * {@link HostilePeerFuzzer} looks for more.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostilePeerFuzzTests {

    private static final int SEEDS = 400;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    /** Short and long ones, of a ring of one producer and of a system of two. */
    @ParameterizedTest
    @MethodSource("seeds")
    void survivesARandomInput(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] input = new byte[64 + random.nextInt(1200)];
        random.nextBytes(input);
        input[0] = (byte) seed;
        assertSurvives(input);
    }

    static List<Path> corpus() throws IOException, URISyntaxException {
        Path corpus = Path.of(Objects.requireNonNull(HostilePeerFuzzTests.class.getResource("corpus"))
                .toURI());
        try (Stream<Path> files = Files.list(corpus)) {
            return files.sorted().toList();
        }
    }

    /** What the fuzzer kept because it reached code that nothing else did, and whatever was a finding once. */
    @ParameterizedTest
    @MethodSource("corpus")
    void survivesTheCorpus(Path input) throws IOException {
        assertSurvives(Files.readAllBytes(input));
    }

    private void assertSurvives(byte[] input) {
        assertThatNoException().isThrownBy(() -> Session.play(input, this.directory.path()));
        assertThat(this.directory.files()).isEmpty();
    }
}
