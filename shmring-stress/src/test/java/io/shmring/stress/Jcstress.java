/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jcstress.Main;

/** Runs jcstress in a JVM of its own, which forks others, with a ring directory that is removed with whatever is in it. */
final class Jcstress {

    private static final Path RESULTS = Path.of("target", "jcstress").toAbsolutePath();

    /** So many states at a time, each of which may have a ring: strides times tests. */
    private static final List<String> FOOTPRINT = List.of("-strideCount", "4", "-strideSize", "64");

    private Jcstress() {}

    /** Runs all races; returns what jcstress prints, with its exit code in the last line. */
    static String run(Mode mode) throws IOException, InterruptedException {
        Path rings = Files.createTempDirectory(Path.of("/dev/shm"), "shmring-test-");
        try {
            return run(mode, rings);
        } finally {
            delete(rings);
        }
    }

    private static String run(Mode mode, Path rings) throws IOException, InterruptedException {
        Files.createDirectories(RESULTS);
        Path output = RESULTS.resolve("output.txt");
        Process jcstress = new ProcessBuilder(command(mode, rings))
                .directory(RESULTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            int code = jcstress.waitFor();
            return Files.readString(output) + "exit code " + code;
        } finally {
            jcstress.descendants().forEach(ProcessHandle::destroyForcibly);
            jcstress.destroyForcibly();
        }
    }

    private static List<String> command(Mode mode, Path rings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("-r", RESULTS.toString()));
        command.addAll(FOOTPRINT);
        command.addAll(mode.options());
        command.add(mode.jvmArguments());
        command.add("-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -D" + LocalRing.DIRECTORY + "=" + rings);
        return command;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
