/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** C sources, compiled for a test. */
public final class CProgram {

    private CProgram() {}

    /**
     * Compiles and links one source with gcc as C11 without a warning; where gcc {@linkplain Tools is missing}, the test is
     * skipped or fails.
     *
     * @param source relative to the module, as in {@code src/test/c/launcher.c}
     * @param target the program to be written
     * @param options more options of gcc, as in {@code -I../native}
     */
    public static Path compile(Path source, Path target, String... options) {
        Tools.require("gcc");
        List<String> command = new ArrayList<>(
                List.of("gcc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror"));
        command.addAll(List.of(options));
        command.addAll(List.of("-o", target.toString(), source.toString()));
        try {
            Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
            String messages = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (gcc.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + messages);
            }
            return target;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while gcc was running", timeout);
        }
    }
}
