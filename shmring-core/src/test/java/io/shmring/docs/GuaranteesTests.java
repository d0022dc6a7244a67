/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the fault tables names tests that exist, in whatever module, with their package where two have one name. */
class GuaranteesTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CITED = Pattern.compile("`((?:[a-z]+\\.)?\\w+Tests)(?:\\.(\\w+))?`");
    /** No statement between the annotation and the method's name. */
    private static final String TEST = "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b[^;]*?\\b%s\\(";

    private static Map<String, List<Path>> classes;

    @BeforeAll
    static void findClasses() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            classes = modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(GuaranteesTests::testsIn)
                    .flatMap(file -> names(file).map(name -> Map.entry(name, file)))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCitedTestExists() throws IOException {
        return rows().stream()
                .flatMap(row -> CITED.matcher(row).results())
                .map(cited -> DynamicTest.dynamicTest(cited.group(), () -> exists(cited.group(1), cited.group(2))));
    }

    @Test
    void everyFaultIsProvokedBySomeTest() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(30).allSatisfy(row -> {
            List<String> cells = List.of(row.split("\\|"));
            assertThat(cells).as("%s", row).hasSize(4);
            assertThat(CITED.matcher(cells.get(3)).find()).as("%s", row).isTrue();
        });
    }

    @Test
    void everyRowStandsInATable() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/guarantees.md"));
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("| ") && !lines.get(i).startsWith("| fault |")) {
                assertThat(lines.get(i - 1)).as("before %s", lines.get(i)).startsWith("|");
            }
        }
    }

    private static void exists(String type, String method) throws IOException {
        assertThat(classes).containsKey(type);
        assertThat(classes.get(type)).as("files of %s", type).hasSize(1);
        if (method != null) {
            assertThat(Files.readString(classes.get(type).get(0)))
                    .containsPattern(Pattern.compile(TEST.formatted(method), Pattern.DOTALL));
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/guarantees.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault |"))
                .toList();
    }

    private static Stream<Path> testsIn(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith("Tests.java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> names(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        return Stream.of(name, file.getParent().getFileName() + "." + name);
    }
}
