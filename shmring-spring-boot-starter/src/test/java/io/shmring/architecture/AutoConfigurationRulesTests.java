/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;

/** Holds the starter to the rules that Spring Boot has for its own auto-configurations. */
class AutoConfigurationRulesTests {

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

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
