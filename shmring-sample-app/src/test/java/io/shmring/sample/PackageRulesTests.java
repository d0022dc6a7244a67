/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PackageRulesTests {

    private static final JavaClasses sample = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shmring.sample");

    /** The sample's rows of docs/packages.md. */
    private static final Map<String, List<String>> MAP = Map.of(
            "procfs", List.of(),
            "wire", List.of(),
            "sampler", List.of("procfs", "wire"),
            "launch", List.of("sampler", "wire"),
            "check", List.of("wire"),
            "stats", List.of("check", "wire"),
            "deadletter", List.of(),
            "command", List.of("wire"),
            "web", List.of("command", "deadletter", "stats", "wire"));

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyWhatTheMapSays() {
        return MAP.entrySet().stream()
                .map((row) -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage("io.shmring.sample." + row.getKey())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(MAP.keySet().stream()
                                        .filter((other) -> !other.equals(row.getKey())
                                                && !row.getValue().contains(other))
                                        .map((other) -> "io.shmring.sample." + other)
                                        .toArray(String[]::new))
                                .because("docs/packages.md says so")
                                .check(sample)));
    }

    @Test
    void everyPackageIsOnTheMap() {
        assertThat(sample.stream()
                        .map(JavaClass::getPackageName)
                        .filter((name) -> !name.equals("io.shmring.sample"))
                        .map((name) -> name.substring("io.shmring.sample.".length())))
                .isSubsetOf(MAP.keySet());
    }

    @Test
    void aSamplerNeedsNoMoreThanTheCore() {
        classes()
                .that()
                .resideInAPackage("io.shmring.sample.sampler")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.shmring",
                        "io.shmring.sample.procfs",
                        "io.shmring.sample.sampler",
                        "io.shmring.sample.wire")
                .because("it shows a process without Spring")
                .check(sample);
    }

    @Test
    void readersAndLayoutsKnowNoRings() {
        classes()
                .that()
                .resideInAnyPackage("io.shmring.sample.procfs", "io.shmring.sample.wire")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.shmring.sample.procfs", "io.shmring.sample.wire")
                .because("how figures are read and laid out has nothing to do with how they travel")
                .check(sample);
    }

    @Test
    void onlyTheLauncherKnowsTheSampler() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.shmring.sample.launch", "io.shmring.sample.sampler")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.shmring.sample.sampler")
                .because("the application and the samplers share nothing but rings and the layout of messages")
                .check(sample);
    }
}
