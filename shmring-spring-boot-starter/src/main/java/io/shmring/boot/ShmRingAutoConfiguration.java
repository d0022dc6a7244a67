/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.SpscShm;
import io.shmring.spring.annotation.ShmListenerAnnotationBeanPostProcessor;
import io.shmring.spring.config.ShmListenerContainerCustomizer;
import io.shmring.spring.config.ShmListenerContainerFactory;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmMessagingTemplate;
import io.shmring.spring.core.ShmOperations;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.DefaultErrorHandler;
import io.shmring.spring.listener.LoggingRecoverer;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageRecoverer;
import io.shmring.spring.listener.adapter.ShmHandlerMethodFactory;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.spring.support.ShmTypeIds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.validation.Validator;

/**
 * Auto-configuration for the rings declared under {@code shmring.rings}: opens them ({@link ShmRings}), makes each of them
 * injectable, sends ({@link ShmTemplate}) and receives ({@link io.shmring.spring.annotation.ShmListener}).
 */
@AutoConfiguration(afterName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ConditionalOnBooleanProperty(name = "shmring.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ShmRingProperties.class)
@Import(ShmRingBeanRegistrar.class)
public final class ShmRingAutoConfiguration {

    ShmRingAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ShmRings shmRings(ShmRingProperties properties) {
        return new ShmRings(RingDefinitions.of(properties));
    }

    @Bean
    @ConditionalOnMissingBean
    ShmMessageConverters shmMessageConverters() {
        return new ShmMessageConverters();
    }

    @Bean
    @ConditionalOnMissingBean(ShmOperations.class)
    ShmTemplate shmTemplate(
            ShmRings rings,
            ShmMessageConverters converters,
            ShmRingProperties properties,
            ObjectProvider<ShmTypeIds> typeIds,
            ObjectProvider<ShmTemplateCustomizer> customizers) {
        String defaultRing = properties.template().defaultRing();
        if (defaultRing != null && !rings.keys().contains(defaultRing)) {
            throw new InvalidConfigurationPropertyValueException(
                    ShmRingProperties.PREFIX + ".template.default-ring",
                    defaultRing,
                    "It must be one of the declared rings " + rings.keys() + ".");
        }
        ShmTemplate template = new ShmTemplate(rings, converters.asConverter());
        template.setDefaultRing(defaultRing);
        typeIds.ifAvailable(template::setTypeIds);
        customizers.orderedStream().forEach((customizer) -> customizer.customize(template));
        return template;
    }

    @Bean
    @ConditionalOnMissingBean
    ShmMessagingTemplate shmMessagingTemplate(
            ShmOperations operations,
            ShmMessageConverters converters,
            ShmRingProperties properties,
            ObjectProvider<ShmTypeIds> typeIds) {
        ShmMessagingTemplate template = new ShmMessagingTemplate(operations, converters.asConverter());
        template.setDefaultDestination(properties.template().defaultRing());
        typeIds.ifAvailable(template::setTypeIds);
        return template;
    }

    @Bean
    DeadLetterSettings shmDeadLetterSettings(ShmRingProperties properties, ShmRings rings) {
        return new DeadLetterSettings(properties, rings);
    }

    @Bean
    @ConditionalOnMissingBean(ShmErrorHandler.class)
    DefaultErrorHandler shmErrorHandler(
            DeadLetterSettings deadLetters, ShmMessageRecoverer recoverer, ShmRingProperties properties) {
        return new DefaultErrorHandler(
                deadLetters.before(recoverer),
                RetrySettings.of(properties.listener().retry()));
    }

    @Bean
    @ConditionalOnMissingBean
    ShmMessageRecoverer shmMessageRecoverer() {
        return new LoggingRecoverer();
    }

    @Bean
    ShmListenerContainerFactoryConfigurer shmListenerContainerFactoryConfigurer(
            ShmRingProperties properties,
            ObjectProvider<ShmErrorHandler> errorHandler,
            ObjectProvider<ShmListenerContainerCustomizer> customizers) {
        return new ShmListenerContainerFactoryConfigurer(
                ContainerSettings.of(properties.listener()), errorHandler, customizers);
    }

    @Bean(ShmListenerContainerFactory.DEFAULT_BEAN_NAME)
    @ConditionalOnMissingBean(name = ShmListenerContainerFactory.DEFAULT_BEAN_NAME)
    ShmListenerContainerFactory shmListenerContainerFactory(
            ShmRings rings, ShmListenerContainerFactoryConfigurer configurer) {
        ShmListenerContainerFactory factory = new ShmListenerContainerFactory(rings);
        configurer.configure(factory);
        return factory;
    }

    @Bean
    @ConditionalOnMissingBean
    ShmListenerEndpointRegistry shmListenerEndpointRegistry(
            @Qualifier(ShmListenerContainerFactory.DEFAULT_BEAN_NAME) ShmListenerContainerFactory containerFactory) {
        return new ShmListenerEndpointRegistry(containerFactory);
    }

    @Bean(ShmListenerAnnotationBeanPostProcessor.METHOD_FACTORY_BEAN_NAME)
    @ConditionalOnMissingBean(name = ShmListenerAnnotationBeanPostProcessor.METHOD_FACTORY_BEAN_NAME)
    MessageHandlerMethodFactory shmMessageHandlerMethodFactory(
            ShmMessageConverters converters, ObjectProvider<Validator> validator) {
        return new ShmHandlerMethodFactory(converters.asConverter(), validator.getIfUnique());
    }

    @Bean
    UnlistenedRingsReport shmUnlistenedRingsReport(
            ApplicationContext context, ShmRings rings, ShmListenerEndpointRegistry registry) {
        return new UnlistenedRingsReport(context, rings, registry);
    }

    @Bean
    @ConditionalOnMissingBean
    static ShmListenerAnnotationBeanPostProcessor shmListenerAnnotationBeanPostProcessor() {
        return new ShmListenerAnnotationBeanPostProcessor();
    }

    @Bean
    static LazyInitializationExcludeFilter shmLazyInitializationExcludeFilter() {
        return LazyInitializationExcludeFilter.forBeanTypes(
                ShmRings.class,
                SpscShm.class,
                MpscConsumer.class,
                MpscProducer.class,
                ShmListenerEndpointRegistry.class,
                DeadLetterSettings.class,
                UnlistenedRingsReport.class);
    }

    @Bean
    static LazyInitializationExcludeFilter shmListenerLazyInitializationExcludeFilter() {
        return new ListenerBeansExcludeFilter();
    }
}
