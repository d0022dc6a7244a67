/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;

/** Rules of the starter's code: Spring Boot's own for auto-configuration, and the edges between the packages. */
class StarterArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.shmring.spring", "io.shmring.boot");

    @Test
    void autoConfigurationsArePublicAndFinal() {
        check(classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .because("Spring Boot names them, and nobody extends them"));
    }

    @Test
    void autoConfigurationsHaveNoPublicMembers() {
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .notBePublic()
                .because("bean methods are no API"));
        check(constructors()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .notBePublic());
    }

    @Test
    void beanMethodsAreNotConditionalOnAClass() {
        check(methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .notBeAnnotatedWith(ConditionalOnClass.class)
                .because("the method's own signature may need the missing class"));
    }

    @Test
    void beanMethodsOfPostProcessorsAreStatic() {
        check(methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .and()
                .haveRawReturnType(DescribedPredicate.describe(
                        "a post-processor",
                        (type) -> type.isAssignableTo(BeanPostProcessor.class)
                                || type.isAssignableTo(BeanFactoryPostProcessor.class)))
                .should()
                .beStatic()
                .because("they are made before their configuration should be"));
    }

    @Test
    void failureAnalyzersAreNotPublic() {
        check(classes().that().implement(FailureAnalyzer.class).should().notBePublic());
    }

    @Test
    void theProgrammingModelDoesNotKnowSpringBoot() {
        check(noClasses()
                .that()
                .resideInAPackage("io.shmring.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot..", "io.shmring.boot.."));
    }

    @Test
    void onlyTheApiOfTheCoreIsUsed() {
        check(noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "inner packages of the core or native access",
                        (type) -> type.getPackageName().startsWith("com.sun.jna")
                                || (type.getPackageName().startsWith("io.shmring.")
                                        && !type.getPackageName().startsWith("io.shmring.spring")
                                        && !type.getPackageName().startsWith("io.shmring.boot")))));
    }

    @Test
    void nobodySynchronizes() {
        check(methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).because("it would pin virtual threads"));
    }

    @Test
    void packagesFormNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("io.shmring.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> packageEdges() {
        return Stream.of(
                edges("spring.support"),
                edges("spring.event"),
                edges("spring.core", "spring.support"),
                edges("spring.listener", "spring.event"),
                edges("spring.listener.adapter", "spring.listener", "spring.support"),
                edges("spring.config", "spring.core", "spring.listener"),
                edges("spring.annotation", "spring.config", "spring.listener", "spring.listener.adapter"),
                edges("boot.diagnostics", "spring.core", "spring.config"));
    }

    private static DynamicTest edges(String from, String... to) {
        String[] allowed = Stream.concat(Stream.of(from, "").filter((name) -> !name.isEmpty()), Stream.of(to))
                .map((name) -> "io.shmring." + name)
                .toArray(String[]::new);
        ArchRule rule = classes()
                .that()
                .resideInAPackage("io.shmring." + from)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are outside the project, the core's API or in " + String.join(", ", allowed),
                        (type) -> !type.getPackageName().startsWith("io.shmring")
                                || type.getPackageName().equals("io.shmring")
                                || Stream.of(allowed).anyMatch(type.getPackageName()::equals)));
        return DynamicTest.dynamicTest(from + " -> " + String.join(", ", to), () -> rule.check(CLASSES));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
