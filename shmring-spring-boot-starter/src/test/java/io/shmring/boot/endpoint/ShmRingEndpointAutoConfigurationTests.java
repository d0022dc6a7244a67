/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.core.ShmRings;
import io.shmring.testing.TestRings;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Tests for {@link ShmRingEndpointAutoConfiguration}. */
@Timeout(60)
class ShmRingEndpointAutoConfigurationTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ShmRingAutoConfiguration.class, ShmRingEndpointAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix());

    @Test
    void hasTheEndpointWhenItIsExposed() {
        this.runner
                .withPropertyValues("management.endpoints.web.exposure.include=shmring")
                .run((context) -> assertThat(context)
                        .hasSingleBean(ShmRingEndpoint.class)
                        .hasSingleBean(ShmRingEndpointWebExtension.class));
    }

    @Test
    void hasNoEndpointWhenItIsNotExposed() {
        this.runner.run((context) -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(ShmRingEndpoint.class)
                .doesNotHaveBean(ShmRingEndpointWebExtension.class));
    }

    @Test
    void hasNoEndpointWithoutAccess() {
        this.runner
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=*", "management.endpoint.shmring.access=NONE")
                .run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ShmRingEndpoint.class));
    }

    @Test
    void hasNoEndpointWhenRingsAreSwitchedOff() {
        this.runner
                .withPropertyValues("management.endpoints.web.exposure.include=*", "shmring.enabled=false")
                .run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ShmRingEndpoint.class));
    }

    @Test
    void worksWithoutActuator() {
        new ApplicationContextRunner()
                .withUserConfiguration(Importing.class)
                .withPropertyValues("management.endpoints.web.exposure.include=*")
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run((context) -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ShmRings.class)
                        .doesNotHaveBean("shmRingEndpoint"));
        new ApplicationContextRunner()
                .withUserConfiguration(Importing.class)
                .withPropertyValues("management.endpoints.web.exposure.include=*")
                .run((context) -> assertThat(context).hasBean("shmRingEndpoint"));
    }

    @Test
    void answersAndActsThroughJmx() throws Exception {
        jmx("management.endpoint.shmring.access=UNRESTRICTED").run((context) -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(ShmRingEndpointWebExtension.class);
            assertThat(operations()).containsExactlyInAnyOrder("rings", "ring", "control");
            assertThat(invoke("rings")).asString().contains("orders", "available");
            assertThat(invoke("control", "orders", "pause"))
                    .isInstanceOfSatisfying(
                            Map.class,
                            (ring) ->
                                    assertThat(ring.get("container")).asString().contains("pauseRequested=true"));
            assertThatExceptionOfType(ReflectionException.class)
                    .isThrownBy(() -> invoke("control", "nothing", "pause"))
                    .withMessageContaining("'nothing'");
            assertThatExceptionOfType(ReflectionException.class)
                    .isThrownBy(() -> invoke("control", "orders", "explode"))
                    .withMessageContaining("'explode'");
        });
    }

    @Test
    void onlyAnswersThroughJmxByDefault() {
        jmx("spring.jmx.enabled=true").run((context) -> {
            assertThat(context).hasNotFailed();
            assertThat(operations()).containsExactlyInAnyOrder("rings", "ring");
        });
    }

    private ApplicationContextRunner jmx(String property) {
        return this.runner
                .withConfiguration(AutoConfigurations.of(
                        EndpointAutoConfiguration.class,
                        JmxEndpointAutoConfiguration.class,
                        JmxAutoConfiguration.class))
                .withUserConfiguration(Listening.class)
                .withPropertyValues(
                        "spring.jmx.enabled=true",
                        "management.endpoints.jmx.exposure.include=shmring",
                        "shmring.rings.orders.role=consumer",
                        property);
    }

    private static String[] operations() throws Exception {
        return Arrays.stream(server().getMBeanInfo(name()).getOperations())
                .map(MBeanOperationInfo::getName)
                .toArray(String[]::new);
    }

    private static Object invoke(String operation, Object... arguments) throws Exception {
        String[] signature = new String[arguments.length];
        Arrays.fill(signature, String.class.getName());
        return server().invoke(name(), operation, arguments, signature);
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    private static ObjectName name() throws Exception {
        return new ObjectName("org.springframework.boot:type=Endpoint,name=Shmring");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ShmRingAutoConfiguration.class, ShmRingEndpointAutoConfiguration.class})
    static class Importing {}

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @ShmListener("orders")
        void on(ByteBuffer order) {}
    }
}
