/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.support;

import java.util.ArrayList;
import java.util.List;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;

/**
 * The payload conversion of listeners and template: {@code byte[]}, {@code ByteBuffer}, {@code String} in UTF-8, then the
 * given converters, in this order. The target is always the declared type of a listener's parameter, never one that the
 * message names. To change the conversion, declare a bean of this type.
 */
public final class ShmMessageConverters {

    private final CompositeMessageConverter converter;

    /**
     * Creates the conversion.
     *
     * @param further converters for all other types, for example to JSON; their target is {@code byte[]}
     */
    public ShmMessageConverters(MessageConverter... further) {
        List<MessageConverter> converters = new ArrayList<>();
        converters.add(new ByteArrayMessageConverter());
        converters.add(new ByteBufferMessageConverter());
        converters.add(new StringMessageConverter());
        converters.addAll(List.of(further));
        this.converter = new CompositeMessageConverter(converters);
    }

    /**
     * All of them as one.
     *
     * @return a converter between objects and {@code byte[]}
     */
    public SmartMessageConverter asConverter() {
        return this.converter;
    }
}
