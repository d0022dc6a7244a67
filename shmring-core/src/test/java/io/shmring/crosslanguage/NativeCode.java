/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import io.shmring.testing.CProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The C side, compiled once for all tests of a run. */
final class NativeCode {

    /** What a user of the header gives to the compiler. */
    static final Path HEADERS = Path.of("../native/include");

    private static final Path PEER = Path.of("../native/test/peer.c");
    private static final Path PROGRAMS = Path.of("target/native");
    private static final Map<String, Path> COMPILED = new HashMap<>();

    private NativeCode() {}

    /** The process that the tests call. */
    static Path peer() {
        return compiled(PEER, "peer");
    }

    /** The same; its sleeps have no slices: without a wake-up it sleeps for ever. */
    static Path patientPeer() {
        return compiled(PEER, "patient-peer", "-DSHMRING_SLICE_NS_=UINT64_C(3600000000000)");
    }

    /** The same; it ends at the first access outside of what it mapped or allocated, and at undefined behaviour. */
    static Path sanitizedPeer() {
        return compiled(PEER, "sanitized-peer", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
    }

    /** Any other program over the header. */
    static synchronized Path compiled(Path source, String target, String... options) {
        Path program = COMPILED.get(target);
        if (program == null) {
            List<String> all = new ArrayList<>(List.of("-I", HEADERS.toString()));
            all.addAll(List.of(options));
            program = CProgram.compile(source, programs().resolve(target), all.toArray(String[]::new));
            COMPILED.put(target, program);
        }
        return program;
    }

    /** A directory for programs. */
    static Path programs() {
        try {
            return Files.createDirectories(PROGRAMS).toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
