/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import java.io.File;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.ApplicationHome;

/**
 * How to run a main class of this application in another process: with the same java, from where this process itself has
 * its classes.
 */
final class JavaCommand {

    /** The protocol of classes that lie within a jar within a jar, or in a directory within it. */
    private static final String NESTED = "jar";

    private JavaCommand() {}

    /** The command that runs this virtual machine. */
    static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElseGet(() ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** The arguments between those of the virtual machine and those of the main class. */
    static List<String> application(Class<?> main) {
        File jar = executableJar(main);
        if (jar == null) {
            return List.of("-cp", System.getProperty("java.class.path"), main.getName());
        }
        // the jar's own launcher looks for another main class in this property
        return List.of("-Dloader.main=" + main.getName(), "-jar", jar.getPath());
    }

    /** The executable jar that holds a class; null if the class is in a directory or a plain jar. */
    private static @Nullable File executableJar(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || !NESTED.equals(source.getLocation().getProtocol())) {
            return null;
        }
        return new ApplicationHome(type).getSource();
    }
}
