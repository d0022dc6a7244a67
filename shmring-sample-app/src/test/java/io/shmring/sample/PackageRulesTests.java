/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageRulesTests {

    private static final JavaClasses sample = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shmring.sample");

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
