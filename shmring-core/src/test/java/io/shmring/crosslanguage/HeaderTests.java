/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.testing.ChildProgram;
import io.shmring.testing.Tools;
import io.shmring.testing.WireFormatPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The header is what its page says, for either language's compiler. */
@Timeout(60)
class HeaderTests extends CrossLanguageTest {

    @Test
    void everyWordIsWhereThePageHasIt() throws IOException {
        ChildProgram peer = c();
        assertThat(numbers(peer.call("words").value().replace('_', ' ').split("(?<=\\d) ")))
                .hasSize(31)
                .isEqualTo(WireFormatPage.words("Control block"));
        assertThat(numbers(peer.call("flags").value().split(" "))).isEqualTo(WireFormatPage.flags());
    }

    private static Map<String, Integer> numbers(String[] entries) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (String entry : entries) {
            String[] both = entry.strip().split("=");
            numbers.put(both[0], Integer.parseInt(both[1]));
        }
        return numbers;
    }

    @Test
    void everyPartIsCompleteInItselfAsC11AndAsCpp17() throws Exception {
        Tools.require("g++");
        try (Stream<Path> parts = Files.walk(NativeCode.HEADERS)) {
            for (Path part : parts.filter(Files::isRegularFile).sorted().toList()) {
                Path header = NativeCode.HEADERS.relativize(part);
                compile("gcc", "c", "c11", header);
                compile("g++", "c++", "c++17", header);
            }
        }
    }

    private static void compile(String compiler, String language, String standard, Path header) throws Exception {
        Process run = new ProcessBuilder(
                        compiler,
                        "-x",
                        language,
                        "-std=" + standard,
                        "-D_GNU_SOURCE",
                        "-O1",
                        "-Wall",
                        "-Wextra",
                        "-Wpedantic",
                        "-Wconversion",
                        "-Werror",
                        "-I",
                        NativeCode.HEADERS.toString(),
                        "-fsyntax-only",
                        "-")
                .redirectErrorStream(true)
                .start();
        run.getOutputStream().write(("#include <" + header + ">\n").getBytes(StandardCharsets.UTF_8));
        run.getOutputStream().close();
        String messages = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as("%s of %s: %s", compiler, header, messages).isZero();
    }

    /** The programs of the README, word by word. */
    @Test
    void theExamplesOfTheReadmeTalkToEachOther() throws Exception {
        String readme = Files.readString(Path.of("../native/README.md"));
        String name = this.names.next();
        Path reader = example(readme, "reader.c");
        Path writer = example(readme, "writer.c");
        Process reading = new ProcessBuilder(reader.toString(), name).start();
        Process writing = new ProcessBuilder(writer.toString(), name).start();
        assertThat(writing.waitFor()).isZero();
        assertThat(reading.waitFor()).isZero();
        assertThat(new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("hello\n");
    }

    /** A block of code that begins with its file name. */
    private static Path example(String readme, String file) throws IOException {
        int start = readme.indexOf("```c\n/* " + file);
        assertThat(start).as("%s in the README", file).isPositive();
        String code = readme.substring(start + 5, readme.indexOf("```", start + 5));
        Path source = Files.writeString(NativeCode.programs().resolve(file), code);
        return NativeCode.compiled(source, file.replace(".c", ""));
    }
}
