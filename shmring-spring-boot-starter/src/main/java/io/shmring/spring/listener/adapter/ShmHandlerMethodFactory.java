/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;
import org.springframework.messaging.handler.annotation.support.MessageMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.validation.Validator;

/**
 * Resolves the arguments of listener methods that are not called directly: as Spring does, and the {@link
 * io.shmring.ShmRecord} and the {@link io.shmring.spring.support.Acknowledgment} too. A message of no bytes is a message like
 * any other. Only where a payload may be absent, as an {@link java.util.Optional} or by {@code @Payload(required = false)}, it
 * counts as absent.
 */
public final class ShmHandlerMethodFactory extends DefaultMessageHandlerMethodFactory {

    private final MessageConverter converter;
    private final @Nullable Validator validator;

    /**
     * Creates a factory, to be initialized by {@link #afterPropertiesSet()}.
     *
     * @param converter makes payloads of {@code byte[]}
     * @param validator validates them where a parameter asks for it, or null
     */
    public ShmHandlerMethodFactory(MessageConverter converter, @Nullable Validator validator) {
        this.converter = converter;
        this.validator = validator;
        setMessageConverter(converter);
        if (validator != null) {
            setValidator(validator);
        }
    }

    @Override
    protected List<HandlerMethodArgumentResolver> initArgumentResolvers() {
        List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(super.initArgumentResolvers());
        resolvers.replaceAll((resolver) -> (resolver instanceof MessageMethodArgumentResolver)
                ? new EmptyPayloads.OfMessages(this.converter)
                : resolver);
        int payloads = resolvers.size() - 1; // the last one, which supports every parameter
        resolvers.add(payloads, new EmptyPayloads.OfParameters(this.converter, this.validator));
        resolvers.add(payloads, new ShmRecordArgumentResolver());
        resolvers.add(payloads, new AcknowledgmentArgumentResolver());
        return resolvers;
    }
}
