/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.spring.support.ShmMessageConverters;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Auto-configuration that adds JSON to the payload conversion, if Jackson and its mapper bean are there. */
@AutoConfiguration(
        before = ShmRingAutoConfiguration.class,
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnBooleanProperty(name = "shmring.enabled", matchIfMissing = true)
@ConditionalOnClass(JsonMapper.class)
@ConditionalOnBean(JsonMapper.class)
public final class ShmRingJacksonAutoConfiguration {

    ShmRingJacksonAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ShmMessageConverters shmMessageConverters(JsonMapper jsonMapper) {
        return new ShmMessageConverters(new JacksonJsonMessageConverter(jsonMapper));
    }
}
