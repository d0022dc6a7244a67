/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;

/**
 * Two test classes with the same {@code application.yml} and different contexts: the test framework keeps both, and pauses the
 * one that is not in use without closing it.
 */
@Timeout(120)
class CachedContextsTests {

    private static final TestRings test = new TestRings();

    @AfterAll
    static void removeRings() throws Exception {
        test.afterEach(null);
    }

    @Test
    void takeTurnsOnTheSameRings() throws Exception {
        TestContextManager first = use(FirstTestCase.class);
        ApplicationContext firstContext = contextOf(first);
        receives(firstContext, "one");
        assertThat(container(firstContext, "by-hand").isRunning()).isFalse();
        container(firstContext, "by-hand").start();
        first.afterTestClass();

        TestContextManager second = use(SecondTestCase.class);
        ApplicationContext secondContext = contextOf(second);
        assertThat(secondContext).isNotSameAs(firstContext);
        assertThat(((ConfigurableApplicationContext) firstContext).isActive()).isTrue();
        assertThat(firstContext.getBean(ShmRings.class).isRunning()).isFalse();
        assertThat(firstContext.getBean(ShmRings.class).get("orders").isSuspended())
                .isTrue();
        assertThat(firstContext.getBean(ShmRings.class).get("orders").consumer().isOpen())
                .isTrue();
        assertThat(container(firstContext, "by-hand").isActive()).isFalse();
        receives(secondContext, "two");
        second.afterTestClass();

        TestContextManager again = use(FirstTestCase.class);
        assertThat(contextOf(again)).isSameAs(firstContext);
        assertThat(secondContext.getBean(ShmRings.class).isRunning()).isFalse();
        assertThat(firstContext.getBean(ShmListenerEndpointRegistry.class).getContainers())
                .extracting(ShmMessageListenerContainer::getListenerId, ShmMessageListenerContainer::isRunning)
                .containsExactlyInAnyOrder(tuple("orders", true), tuple("by-hand", false));
        receives(firstContext, "three");
        assertThat(firstContext.getBean(Inbox.class).received).containsExactly("one", "three");
        assertThat(secondContext.getBean(Inbox.class).received).containsExactly("two");
        again.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        second.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        again.afterTestClass();
    }

    private static TestContextManager use(Class<?> testClass) throws Exception {
        TestContextManager manager = new TestContextManager(testClass);
        manager.beforeTestClass();
        manager.prepareTestInstance(testClass.getDeclaredConstructor().newInstance());
        return manager;
    }

    private static ApplicationContext contextOf(TestContextManager manager) {
        return manager.getTestContext().getApplicationContext();
    }

    private static ShmMessageListenerContainer container(ApplicationContext context, String id) {
        return context.getBean(ShmListenerEndpointRegistry.class)
                .findContainer(id)
                .orElseThrow();
    }

    private static void receives(ApplicationContext context, String message) {
        context.getBean(ShmTemplate.class).convertAndSend("orders", message);
        List<String> received = context.getBean(Inbox.class).received;
        await().untilAsserted(() -> assertThat(received).contains(message));
    }

    @SpringBootTest(classes = Application.class)
    @ActiveProfiles("cached-contexts")
    static class FirstTestCase {

        @DynamicPropertySource
        static void prefix(DynamicPropertyRegistry registry) {
            registry.add("shmring.name-prefix", test::prefix);
        }
    }

    @SpringBootTest(classes = Application.class, properties = "another=context")
    @ActiveProfiles("cached-contexts")
    static class SecondTestCase {

        @DynamicPropertySource
        static void prefix(DynamicPropertyRegistry registry) {
            registry.add("shmring.name-prefix", test::prefix);
        }
    }

    static class Inbox {

        private final List<String> received = new CopyOnWriteArrayList<>();

        @ShmListener("orders")
        void on(String text) {
            this.received.add(text);
        }

        @ShmListener(id = "by-hand", ring = "telemetry", autoStartup = "false")
        void onTelemetry(String text) {}
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ShmRingAutoConfiguration.class)
    @Import(Inbox.class)
    static class Application {}
}
