/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.core.ShmRings;
import io.shmring.testing.TestRings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for {@link ShmRingHealthContributorAutoConfiguration}. */
@Timeout(60)
class ShmRingHealthContributorAutoConfigurationTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ShmRingAutoConfiguration.class,
                    ShmRingHealthContributorAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class,
                    HealthEndpointAutoConfiguration.class))
            .withPropertyValues(
                    "shmring.name-prefix=" + this.test.prefix(), "management.endpoints.web.exposure.include=health");

    @Test
    void hasAComponentForEachRing() {
        this.runner
                .withPropertyValues("shmring.rings.order-events.role=consumer", "shmring.rings.fills.role=producer")
                .run((context) -> {
                    HealthEndpoint endpoint = context.getBean(HealthEndpoint.class);
                    CompositeHealthDescriptor health = (CompositeHealthDescriptor) endpoint.healthForPath("shmring");
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getComponents()).containsOnlyKeys("order-events", "fills");
                    assertThat(endpoint.healthForPath("shmring", "fills").getStatus())
                            .isEqualTo(Status.UP);
                });
    }

    @Test
    void isLeftOutOfTheHealthOfAnApplicationWithoutRings() {
        this.runner.run((context) -> {
            assertThat(context).hasNotFailed().hasSingleBean(CompositeHealthContributor.class);
            HealthEndpoint endpoint = context.getBean(HealthEndpoint.class);
            assertThat(endpoint.health().getStatus()).isEqualTo(Status.UP);
            assertThat(((CompositeHealthDescriptor) endpoint.health()).getComponents())
                    .containsKey("ping")
                    .doesNotContainKey("shmring");
        });
    }

    @Test
    void isSwitchedOffByTheProperty() {
        this.runner
                .withPropertyValues("management.health.shmring.enabled=false", "shmring.rings.fills.role=producer")
                .run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("shmringHealthContributor"));
    }

    @Test
    void isSwitchedOffWithTheRings() {
        this.runner
                .withPropertyValues("shmring.enabled=false")
                .run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("shmringHealthContributor"));
    }

    @Test
    void backsOffFromAnIndicatorOfTheUser() {
        this.runner
                .withUserConfiguration(OwnIndicator.class)
                .run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("shmringHealthContributor"));
    }

    @Test
    void worksWithoutTheHealthModule() {
        ApplicationContextRunner importing = new ApplicationContextRunner().withUserConfiguration(Importing.class);
        importing
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run((context) -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ShmRings.class)
                        .doesNotHaveBean("shmringHealthContributor"));
        importing.run((context) -> assertThat(context).hasBean("shmringHealthContributor"));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ShmRingAutoConfiguration.class, ShmRingHealthContributorAutoConfiguration.class})
    static class Importing {}

    @Configuration(proxyBeanMethods = false)
    static class OwnIndicator {

        @Bean
        HealthIndicator shmringHealthIndicator() {
            return () -> Health.up().build();
        }
    }
}
