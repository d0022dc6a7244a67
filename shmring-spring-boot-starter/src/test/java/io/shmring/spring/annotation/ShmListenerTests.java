/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmRecord;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.config.ShmListenerEndpoint;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.testing.TestRings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.messaging.handler.annotation.Header;

/** Tests for {@link ShmListener} and {@link ShmListenerAnnotationBeanPostProcessor}. */
@Timeout(60)
class ShmListenerTests {

    private static final List<String> received = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ShmRingAutoConfiguration.class))
            .withPropertyValues(
                    "shmring.name-prefix=" + this.test.prefix(),
                    "shmring.connect-timeout=200ms",
                    "shmring.rings.a.role=both",
                    "shmring.rings.b.role=both",
                    "shmring.rings.out.role=producer");

    @BeforeEach
    void forget() {
        received.clear();
    }

    @Test
    void listensOnAPrivateMethodWithTheViewAndTheRecord() {
        this.runner.withBean(ViewListener.class).run((context) -> {
            context.getBean(ShmTemplate.class).send("a", bytes("x"), 7);
            awaitReceived("x/7");
        });
    }

    @Test
    void resolvesPlaceholdersAndExpressions() {
        this.runner
                .withPropertyValues("my.ring=a", "my.start=false")
                .withBean("names", String.class, () -> "id-of-b")
                .withBean(ResolvingListener.class)
                .run((context) -> {
                    ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
                    assertThat(registry.findContainer("id-of-b").orElseThrow().getRing())
                            .isEqualTo("b");
                    assertThat(registry.findContainerOfRing("a").orElseThrow().isAutoStartup())
                            .isFalse();
                    assertThat(registry.findContainerOfRing("a").orElseThrow().isRunning())
                            .isFalse();
                    assertThat(registry.findContainerOfRing("b").orElseThrow().isRunning())
                            .isTrue();
                });
    }

    @Test
    void listensToEachRingOfARepeatedAnnotation() {
        this.runner.withBean(RepeatedListener.class).run((context) -> {
            context.getBean(ShmTemplate.class).send("a", bytes("one"));
            awaitReceived("one");
            context.getBean(ShmTemplate.class).send("b", bytes("two"));
            awaitReceived("one", "two");
        });
    }

    @Test
    void isAMetaAnnotation() {
        this.runner.withBean(ComposedListener.class).run((context) -> {
            context.getBean(ShmTemplate.class).send("a", bytes("composed"));
            awaitReceived("composed");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listensThroughProxies(boolean proxyTargetClass) {
        this.runner
                .withPropertyValues("proxy-target-class=" + proxyTargetClass)
                .withUserConfiguration(ProxiedListeners.class)
                .run((context) -> {
                    Object bean = context.getBean("proxied");
                    assertThat(AopUtils.isCglibProxy(bean)).isEqualTo(proxyTargetClass);
                    assertThat(AopUtils.isJdkDynamicProxy(bean)).isEqualTo(!proxyTargetClass);
                    context.getBean(ShmTemplate.class).send("a", bytes("direct"));
                    awaitReceived("advised", "direct");
                    context.getBean(ShmTemplate.class).convertAndSend("b", "message", 5);
                    awaitReceived("advised", "direct", "advised", "message/5");
                });
    }

    @Test
    void tellsWhatToDoAboutAMethodThatAJdkProxyHides() {
        this.runner
                .withPropertyValues("proxy-target-class=false")
                .withUserConfiguration(HiddenListeners.class)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                ShmListenerConfigurationException.class,
                                (ex) -> assertThat(ex.getAction()).contains("interface"))
                        .hasMessageContaining("hidden"));
    }

    @Test
    void failsTheStartNamingBothListenersOfARing() {
        this.runner
                .withBean(ViewListener.class)
                .withBean(TextListener.class)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(ShmListenerConfigurationException.class)
                        .hasMessageContaining("'a'")
                        .hasMessageContaining("ViewListener.onView")
                        .hasMessageContaining("TextListener.onText"));
    }

    @Test
    void failsTheStartOnAnUndeclaredRingListingTheDeclared() {
        this.runner
                .withBean(UndeclaredListener.class)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(ShmListenerConfigurationException.class)
                        .hasMessageContaining("'nowhere'")
                        .hasMessageContaining("[a, b, out]")
                        .hasMessageContaining("UndeclaredListener.on"));
    }

    @Test
    void failsTheStartOnAProducersRing() {
        this.runner
                .withBean(ProducerListener.class)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(ShmListenerConfigurationException.class)
                        .hasMessageContaining("'out'")
                        .hasMessageContaining("[a, b]"));
    }

    @Test
    void failsTheStartOnTheSameIdTwiceAndOnAttributesThatMeanNothing() {
        this.runner
                .withBean(SameIdListener.class)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(ShmListenerConfigurationException.class)
                        .hasMessageContaining("'same'"));
        this.runner
                .withBean(NoRingListener.class)
                .run((context) -> assertThat(context).getFailure().hasMessageContaining("names no ring"));
        this.runner
                .withBean(BadStartListener.class)
                .run((context) -> assertThat(context).getFailure().hasMessageContaining("maybe"));
    }

    @Test
    void startsTheListenerOfALazyBeanWhenItIsMade() {
        this.runner.withUserConfiguration(LazyListeners.class).run((context) -> {
            ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
            assertThat(registry.getContainers()).isEmpty();
            context.getBean("lazy");
            assertThat(registry.findContainerOfRing("a").orElseThrow().isRunning())
                    .isTrue();
        });
    }

    @Test
    void registersListenersWithoutAnAnnotation() {
        this.runner.run((context) -> {
            ShmMessageListenerContainer container = context.getBean(ShmListenerEndpointRegistry.class)
                    .register(ShmListenerEndpoint.builder(
                                    "a",
                                    (payload, record) -> received.add(StandardCharsets.UTF_8
                                            .decode(payload.duplicate())
                                            .toString()))
                            .build());
            assertThat(container.isRunning()).isTrue();
            context.getBean(ShmTemplate.class).send("a", bytes("x"));
            awaitReceived("x");
        });
    }

    @Test
    void leavesAContainerStoppedThatDoesNotStartByItselfAcrossARestartOfTheContext() {
        this.runner
                .withPropertyValues("my.ring=a", "my.start=false")
                .withBean("names", String.class, () -> "b-id")
                .withBean(ResolvingListener.class)
                .run((context) -> {
                    ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
                    ShmMessageListenerContainer manual =
                            registry.findContainerOfRing("a").orElseThrow();
                    ShmMessageListenerContainer automatic =
                            registry.findContainerOfRing("b").orElseThrow();
                    manual.start();
                    context.getSourceApplicationContext().stop();
                    assertThat(manual.isActive()).isFalse();
                    assertThat(automatic.isActive()).isFalse();
                    context.getSourceApplicationContext().start();
                    assertThat(manual.isRunning()).isFalse();
                    assertThat(automatic.isRunning()).isTrue();
                    assertThat(registry.getContainers()).hasSize(2);
                });
    }

    private static void awaitReceived(String... messages) {
        await().untilAsserted(() -> assertThat(received).containsExactly(messages));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static class ViewListener {

        @ShmListener("a")
        private void onView(ByteBuffer view, ShmRecord record) {
            received.add((char) view.get() + "/" + record.typeId());
        }
    }

    static class TextListener {

        @ShmListener(ring = "a")
        void onText(String text) {
            received.add(text);
        }
    }

    static class ResolvingListener {

        @ShmListener(ring = "${my.ring}", autoStartup = "${my.start}")
        void a(String text) {
            received.add(text);
        }

        @ShmListener(ring = "#{'B'.toLowerCase()}", id = "#{@names}")
        void b(String text) {
            received.add(text);
        }
    }

    static class RepeatedListener {

        @ShmListener("a")
        @ShmListener("b")
        void on(byte[] payload) {
            received.add(new String(payload, StandardCharsets.UTF_8));
        }
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ShmListener("a")
    @interface FromA {}

    static class ComposedListener {

        @FromA
        void on(String text) {
            received.add(text);
        }
    }

    interface Listeners {

        void direct(String text);

        void message(String text, @Header("shm_typeId") int typeId);
    }

    static class ListenersImpl implements Listeners {

        @Override
        @ShmListener("a")
        public void direct(String text) {
            received.add(text);
        }

        @Override
        @ShmListener("b")
        public void message(String text, @Header("shm_typeId") int typeId) {
            received.add(text + "/" + typeId);
        }
    }

    static class HidingImpl extends ListenersImpl {

        @ShmListener("out")
        public void hidden(String text) {
            received.add(text);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Proxies {

        @Bean
        static BeanNameAutoProxyCreator proxies(Environment environment) {
            BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
            creator.setBeanNames("proxied");
            creator.setInterceptorNames("advice");
            creator.setProxyTargetClass(environment.getRequiredProperty("proxy-target-class", Boolean.class));
            return creator;
        }

        @Bean
        static MethodInterceptor advice() {
            return (invocation) -> {
                if (!invocation.getMethod().getDeclaringClass().equals(Object.class)) {
                    received.add("advised");
                }
                return invocation.proceed();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ProxiedListeners extends Proxies {

        @Bean
        Listeners proxied() {
            return new ListenersImpl();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HiddenListeners extends Proxies {

        @Bean
        Listeners proxied() {
            return new HidingImpl();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyListeners {

        @Bean
        @Lazy
        TextListener lazy() {
            return new TextListener();
        }
    }

    static class UndeclaredListener {

        @ShmListener("nowhere")
        void on(String text) {}
    }

    static class ProducerListener {

        @ShmListener("out")
        void on(String text) {}
    }

    static class SameIdListener {

        @ShmListener(ring = "a", id = "same")
        void a(String text) {}

        @ShmListener(ring = "b", id = "same")
        void b(String text) {}
    }

    static class NoRingListener {

        @ShmListener
        void on(String text) {}
    }

    static class BadStartListener {

        @ShmListener(ring = "a", autoStartup = "maybe")
        void on(String text) {}
    }
}
