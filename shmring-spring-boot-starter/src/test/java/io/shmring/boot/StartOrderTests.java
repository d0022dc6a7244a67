/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmOperations;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** A message that waits in the ring is taken when everything that its listener may use has started, and not before. */
@Timeout(60)
class StartOrderTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ShmRingAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix(), "shmring.rings.orders.role=both");

    @Test
    void takesNothingBeforeTheContextIsReady() {
        this.runner.run((context) -> context.getBean(ShmOperations.class).convertAndSend("orders", "one"));
        this.runner.withUserConfiguration(Inbox.class, Late.class).run((context) -> {
            List<String> received = context.getBean(Inbox.class).received;
            await().until(() -> received.size() == 1);
            assertThat(context.getBean(Late.class).active).containsExactly(false, false);
            context.getSourceApplicationContext().stop();
            assertThat(context.getBean(Late.class).active).containsExactly(false, false, false);
        });
    }

    static class Inbox {

        private final List<String> received = new CopyOnWriteArrayList<>();

        @ShmListener("orders")
        void on(String text) {
            this.received.add(text);
        }
    }

    /** A bean that is ready when it was started, as late as beans without a phase of their own are. */
    static class Late implements SmartLifecycle, SmartInitializingSingleton {

        private final List<Boolean> active = new CopyOnWriteArrayList<>();
        private final ApplicationContext context;
        private boolean running;

        Late(ApplicationContext context) { // a bean that has the registry injected would be started after it
            this.context = context;
        }

        @Override
        public void afterSingletonsInstantiated() {
            look();
        }

        @Override
        public void start() {
            look();
            this.running = true;
        }

        @Override
        public void stop() {
            look();
            this.running = false;
        }

        @Override
        public boolean isRunning() {
            return this.running;
        }

        @Override
        public int getPhase() {
            return 0;
        }

        private void look() {
            this.active.add(this.context.getBean(ShmListenerEndpointRegistry.class).getContainers().stream()
                    .anyMatch(ShmMessageListenerContainer::isActive));
        }
    }
}
