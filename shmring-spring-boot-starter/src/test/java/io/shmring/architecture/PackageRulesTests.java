/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the starter to {@code docs/packages.md}: one rule for each row of its table. */
class PackageRulesTests {

    private static final String ROOT = "io.shmring";

    private static final JavaClasses STARTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT + ".spring", ROOT + ".boot");

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyWhatTheMapSays() throws IOException {
        Map<String, List<String>> map = map();
        assertThat(map).hasSizeGreaterThan(8);
        return map.entrySet().stream()
                .map((row) -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    List<String> allowed = new ArrayList<>(row.getValue());
                    allowed.add(row.getKey());
                    classes()
                            .that()
                            .resideInAPackage(ROOT + "." + row.getKey())
                            .should()
                            .onlyDependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                                    "are of the core's API, of " + allowed + ", or of other projects",
                                    (used) -> isForeign(used)
                                            || used.getPackageName().equals(ROOT)
                                            || allowed.contains(subPackage(used))))
                            .because("docs/packages.md says so")
                            .check(STARTER);
                }));
    }

    @Test
    void everyPackageIsOnTheMap() throws IOException {
        List<String> packages = STARTER.stream()
                .map(PackageRulesTests::subPackage)
                .distinct()
                .sorted()
                .toList();
        assertThat(map().keySet()).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(STARTER);
    }

    @Test
    void theProgrammingModelDoesNotKnowSpringBoot() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".spring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.boot..")
                .because("it works in any Spring application; Boot only configures it")
                .check(STARTER);
    }

    @Test
    void nobodyReachesBehindTheApiOfTheCoreOrCallsNativeCode() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .because("only the core calls native code")
                .check(STARTER);
    }

    @Test
    void nobodySynchronizes() {
        methods()
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .because("it would pin virtual threads")
                .check(STARTER);
    }

    private static boolean isForeign(JavaClass used) {
        return !used.getPackageName().startsWith(ROOT);
    }

    private static String subPackage(JavaClass used) {
        return used.getPackageName().substring(ROOT.length() + 1);
    }

    /** Rows {@code | `package` | what | `used`, `used` |} of the page's table. */
    private static Map<String, List<String>> map() throws IOException {
        String page = Files.readString(Path.of("../docs/packages.md"));
        int from = page.indexOf("## shmring-spring-boot-starter");
        int to = page.indexOf("\n## ", from + 1);
        String section = page.substring(from, to < 0 ? page.length() : to);
        Map<String, List<String>> map = new LinkedHashMap<>();
        Matcher row = Pattern.compile("^\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE)
                .matcher(section);
        while (row.find()) {
            List<String> used = new ArrayList<>();
            Matcher name = Pattern.compile("`([a-z.]+)`").matcher(row.group(2));
            while (name.find()) {
                used.add(name.group(1));
            }
            map.put(row.group(1), used);
        }
        return map;
    }
}
