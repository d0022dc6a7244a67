/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a {@linkplain ChildJvm child JVM} is started: on the same Java and class path as the test, with native access, small. */
public final class JvmCommand {

    private final List<String> launcher = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options =
            new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx64m", "-XX:+UseSerialGC"));

    private String classPath = System.getProperty("java.class.path");

    /** Has the JVM started by a program that takes a command as its last arguments, as {@code unshare} does. */
    public JvmCommand launchedBy(String... command) {
        this.launcher.addAll(List.of(command));
        return this;
    }

    /** Adds options of the JVM; the last of two that contradict each other counts. */
    public JvmCommand with(String... jvmOptions) {
        this.options.addAll(List.of(jvmOptions));
        return this;
    }

    /** Leaves out an option that a child JVM otherwise has. */
    public JvmCommand without(String jvmOption) {
        if (!this.options.remove(jvmOption)) {
            throw new IllegalArgumentException(jvmOption + " is not one of " + this.options);
        }
        return this;
    }

    /** Replaces the test's class path, by one that another user can read, say. */
    public JvmCommand classPath(String path) {
        this.classPath = path;
        return this;
    }

    /** Sets an environment variable. */
    public JvmCommand environment(String name, String value) {
        this.environment.put(name, value);
        return this;
    }

    ProcessBuilder running(Class<?> target) {
        List<String> command = new ArrayList<>(this.launcher);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(this.options);
        command.addAll(List.of("-cp", this.classPath, ChildMain.class.getName(), target.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(this.environment);
        return builder;
    }
}
