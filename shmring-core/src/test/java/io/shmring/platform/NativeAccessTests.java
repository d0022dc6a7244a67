/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmPlatformException;
import io.shmring.SpscShm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A JVM that cannot make native calls says why, and what to do; a JVM of its own, since loading happens once. */
@Timeout(60)
class NativeAccessTests {

    /** Tries to connect to a ring that is not there. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) {
            for (int attempt = 0; attempt < 2; attempt++) { // the second one meets a class that failed to initialize
                try {
                    SpscShm.connect("shmring-test-native-access");
                } catch (ShmPlatformException expected) {
                    System.out.println("platform: " + expected.getMessage());
                }
            }
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "older JDKs cannot deny native access")
    void deniedNativeAccess() throws IOException {
        assertThat(run("--illegal-native-access=deny").lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("platform: ring 'shmring-test-native-access': ")
                        .contains("native access is denied", "--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void aNativeLibraryThatCannotBeLoaded() throws IOException {
        assertThat(run("-Djna.nounpack=true", "-Djna.nosys=true").lines())
                .filteredOn(line -> line.startsWith("platform: "))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("JNA's native library cannot be used", "-Djna.tmpdir="));
    }

    private static String run(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
