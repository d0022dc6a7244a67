/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.spring.annotation.ShmListener;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** An annotation of docs/spring.md. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ShmListener(ackMode = "before-handler", errorHandler = "logging")
@interface BestEffort {

    @AliasFor(annotation = ShmListener.class, attribute = "ring")
    String value();
}
