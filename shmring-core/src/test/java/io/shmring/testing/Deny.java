/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.nio.file.Path;

/** The launcher {@code src/test/c/deny.c}, which starts a program to which the kernel denies some system calls. */
public final class Deny {

    /** Error numbers of the kernel. */
    public static final int EPERM = 1;

    public static final int ENOMEM = 12;
    public static final int EINVAL = 22;
    public static final int ENOSYS = 38;
    public static final int EOPNOTSUPP = 95;

    private final Path program;

    private Deny(Path program) {
        this.program = program;
    }

    /** Compiles it. */
    public static Deny compiledIn(Path directory) {
        return new Deny(CProgram.compile(Path.of("src/test/c/deny.c"), directory.resolve("deny")));
    }

    /** A JVM whose calls end with an error number; what can be denied stands in the launcher. */
    public JvmCommand jvm(int errno, String... denied) {
        return new JvmCommand()
                .with("-XX:-UsePerfData") // or the JVM itself maps a shared file
                .launchedBy(this.program.toString(), String.join("=" + errno + ",", denied) + "=" + errno);
    }
}
