/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs and not every machine has. A missing program skips the test with a notice; where {@code CI=true} is set,
 * as {@code .ci/run} does, the test fails, so that no change is called checked by tests that did not run. A right that this
 * user lacks skips the test with a notice everywhere.
 */
public final class Tools {

    private Tools() {}

    /** Needs a program on the path. */
    public static void require(String program) {
        if (Stream.of(System.getenv("PATH").split(":")).anyMatch(directory -> isProgram(directory, program))) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            fail("the program '%s' is missing", program);
        }
        Assumptions.abort("the program '" + program + "' is missing");
    }

    /**
     * Needs a right, as that to mount.
     *
     * @param right for the notice
     */
    public static void requireRight(String right, boolean given) {
        Assumptions.assumeTrue(given, () -> "this user lacks " + right);
    }

    private static boolean isProgram(String directory, String program) {
        return Files.isExecutable(Path.of(directory, program));
    }
}
