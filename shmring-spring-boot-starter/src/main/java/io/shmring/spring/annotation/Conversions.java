/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;

/**
 * What makes arguments of messages.
 *
 * @param arguments for methods that get one message
 * @param payloads for those that get lists of payloads
 */
record Conversions(MessageHandlerMethodFactory arguments, SmartMessageConverter payloads) {}
