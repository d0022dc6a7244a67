/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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

/** Holds the code to {@code docs/packages.md}: one rule for each row of its table. */
class PackageRulesTests {

    private static final String ROOT = "io.shmring";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyWhatTheMapSays() throws IOException {
        Map<String, List<String>> map = map();
        assertThat(map).hasSizeGreaterThan(8);
        return map.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    List<String> allowed = new ArrayList<>(row.getValue());
                    allowed.add(row.getKey());
                    classes()
                            .that()
                            .resideInAPackage(ROOT + "." + row.getKey())
                            .should()
                            .onlyDependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                                    "are of the API, of " + allowed + ", or of other projects",
                                    used -> isForeign(used)
                                            || used.getPackageName().equals(ROOT)
                                            || allowed.contains(subPackage(used))))
                            .because("docs/packages.md says so")
                            .check(CORE);
                }));
    }

    @Test
    void everyPackageIsOnTheMap() throws IOException {
        List<String> packages = CORE.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .sorted()
                .toList();
        assertThat(map().keySet()).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void internalPackagesHaveNoCycle() {
        slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void theApiReachesItsImplementationOnlyInItsFactories() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".layout",
                        ROOT + ".platform",
                        ROOT + ".waiting",
                        ROOT + ".object",
                        ROOT + ".role",
                        ROOT + ".ring")
                .because("an interface must not show how it is made")
                .check(CORE);
    }

    @Test
    void onlyThePlatformPackageImportsJna() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".platform")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .because("data must never be read or written through JNA: a fault there ends the JVM")
                .check(CORE);
    }

    @Test
    void coreKnowsTheJdkAndJnaAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "..", "com.sun.jna..", "org.jspecify.annotations..")
                .because("whoever uses rings without Spring must not get a framework, a logger or a metrics library")
                .check(CORE);
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
        int from = page.indexOf("## shmring-core");
        int to = page.indexOf("\n## ", from + 1);
        String section = page.substring(from, to < 0 ? page.length() : to);
        Map<String, List<String>> map = new LinkedHashMap<>();
        Matcher row = Pattern.compile("^\\| `([a-z]+)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE)
                .matcher(section);
        while (row.find()) {
            List<String> used = new ArrayList<>();
            Matcher name = Pattern.compile("`([a-z]+)`").matcher(row.group(2));
            while (name.find()) {
                used.add(name.group(1));
            }
            map.put(row.group(1), used);
        }
        return map;
    }
}
