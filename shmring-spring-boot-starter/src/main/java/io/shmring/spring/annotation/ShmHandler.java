/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.messaging.handler.annotation.MessageMapping;

/**
 * A method of a class with {@link ShmListener}, for the messages of some types. Bytes do not tell what they are, so a message is
 * taken for what its type id says: the ids that this annotation names, or, if it names none, that to which {@link
 * io.shmring.spring.support.ShmTypeIds} maps the type of the method's payload. A message of no method's type goes to the
 * default method; if there is none it fails, and is not retried.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@MessageMapping
public @interface ShmHandler {

    /**
     * The types that the method is for.
     *
     * @return type ids, 0 to 65535
     */
    int[] typeId() default {};

    /**
     * Whether the method also gets what no other method is for; one method of a class may.
     *
     * @return false by default
     */
    boolean isDefault() default false;
}
