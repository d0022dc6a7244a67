/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import java.util.List;
import java.util.Locale;

/** How long and in how many ways each race is run. */
enum Mode {

    /** For each change: one kind of compilation, four seconds for each race. */
    QUICK("-jvmArgs", "-f", "1", "-fsm", "1", "-iters", "5", "-time", "800", "-sc", "false"),

    /** Each actor interpreted, or compiled by either compiler, with all of HotSpot's randomizers: some two hours. */
    FULL("-jvmArgsPrepend", "-f", "2", "-fsm", "2", "-iters", "5", "-time", "2000", "-sc", "true");

    private final String jvmArguments;
    private final List<String> options;

    Mode(String jvmArguments, String... options) {
        this.jvmArguments = jvmArguments;
        this.options = List.of(options);
    }

    /** The one that the build asks for. */
    static Mode current() {
        return valueOf(System.getProperty("shmring.stress.mode", "quick").toUpperCase(Locale.ROOT));
    }

    /** The option that hands arguments to the forked JVMs: with or without the kinds of compilation that jcstress finds. */
    String jvmArguments() {
        return this.jvmArguments;
    }

    List<String> options() {
        return this.options;
    }
}
