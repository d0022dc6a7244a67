/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A JDK for measured processes.
 *
 * @param home its directory
 */
public record JavaRuntime(Path home) {

    /** Arguments of every measured JVM; its transport may add some. */
    public static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "--enable-native-access=ALL-UNNAMED");

    /**
     * Checks that there is one.
     *
     * @throws IllegalArgumentException if the directory has no {@code bin/java}
     */
    public JavaRuntime {
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            throw new IllegalArgumentException("no JDK in " + home + ": bin/java is missing");
        }
    }

    /**
     * The one that runs this code.
     *
     * @return its runtime
     */
    public static JavaRuntime current() {
        return new JavaRuntime(Path.of(System.getProperty("java.home")));
    }

    /**
     * Its version, as its {@code release} file tells.
     *
     * @return the full version
     */
    public String version() {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(this.home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("JDK in " + this.home + " has no readable release file", e);
        }
        String version = release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION"));
        return version.replace("\"", "");
    }

    /**
     * Its feature version.
     *
     * @return 17 and so on
     */
    public int feature() {
        return Runtime.Version.parse(version()).feature();
    }

    /** A command that runs a main class on one core, on this JVM's class path. */
    List<String> command(int core, List<String> flags, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        command.add(this.home.resolve("bin/java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}
