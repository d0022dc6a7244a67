/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.messaging.handler.annotation.MessageMapping;

/**
 * Makes a method of a bean the listener of a ring that is declared with role {@code consumer} or {@code both}. A ring has one
 * listener; a method may listen to several rings by repeating the annotation, and is then called by a thread for each.
 *
 * <p>On a class, its {@link ShmHandler} methods together are the listener, each for the messages of its type.
 *
 * <p>The method is called for each message, one after the other. When it returns, the message is consumed, unless the {@link
 * io.shmring.spring.listener.AckMode} says otherwise. When it throws an exception, the {@link
 * io.shmring.spring.listener.ShmErrorHandler} decides, by default {@link io.shmring.spring.listener.DefaultErrorHandler}. An
 * {@code Error} ends the listener and leaves the message in the ring. What the method returns is ignored.
 *
 * <p>Its signature decides what it gets and what that costs:
 *
 * <ul>
 *   <li>{@code (ByteBuffer)}: a read-only, little-endian view of the ring, valid until return. Nothing is copied or
 *       allocated. Use relative access, or absolute access from {@code position()} on.
 *   <li>{@code (byte[])}, {@code (String)}: a copy, text in UTF-8. Only that is allocated.
 *   <li>any of these and a {@link io.shmring.ShmRecord}, which tells ring, producer, type, correlation and publish time, and is
 *       valid until return.
 *   <li>any other: the payload converted to the declared type of the first parameter without annotation, or of that with
 *       {@link org.springframework.messaging.handler.annotation.Payload @Payload}, from JSON if Jackson is there, and
 *       validated if it is annotated so and a validator is there; {@link
 *       org.springframework.messaging.handler.annotation.Header @Header} with the names of {@link
 *       io.shmring.spring.support.ShmHeaders}; {@link org.springframework.messaging.Message}; {@code ShmRecord}; {@link
 *       io.shmring.spring.support.Acknowledgment}.
 *   <li>with {@link #batch()}, a {@code List} of {@code byte[]}, {@code ByteBuffer}, {@code String}, {@code Message} or any
 *       other type, to which each payload is converted.
 * </ul>
 *
 * <p>Whatever it gets of the payload begins behind a header block, if the message has one.
 *
 * <p>Beans with such methods are made at start also with lazy initialization, if the container can tell from a bean's type
 * that it has one. It cannot if a {@code @Bean} method returns an interface of the class: let it return the class itself.
 *
 * <p>Of a bean that is made more than once the first one listens and the second cannot be made, since a ring has one listener. A
 * scoped proxy listens for all of them, as soon as some bean gets it injected.
 *
 * <p>Found also on the superclasses and interfaces of a class, and on the methods that a method overrides or implements, unless
 * it has annotations of its own.
 *
 * <p>May be used as a meta-annotation. All attributes take <code>${...}</code> placeholders and <code>#{...}</code>
 * expressions; those that name a bean also an expression that is the bean.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@MessageMapping
@Repeatable(ShmListeners.class)
public @interface ShmListener {

    /**
     * The key of the ring, same as {@link #ring()}.
     *
     * @return a key under {@code shmring.rings}
     */
    @AliasFor("ring")
    String value() default "";

    /**
     * The key of the ring, same as {@link #value()}.
     *
     * @return a key under {@code shmring.rings}
     */
    @AliasFor("value")
    String ring() default "";

    /**
     * The listener's id, unique in the application.
     *
     * @return empty for the key of the ring
     */
    String id() default "";

    /**
     * Whether the listener starts with the application context.
     *
     * @return {@code true} or {@code false}; empty for {@code shmring.listener.auto-startup}
     */
    String autoStartup() default "";

    /**
     * Who makes the container.
     *
     * @return the name of a {@link io.shmring.spring.config.ShmListenerContainerFactory} bean; empty for the default one
     */
    String containerFactory() default "";

    /**
     * Who decides about messages for which the listener throws.
     *
     * @return the name of a {@link io.shmring.spring.listener.ShmErrorHandler} bean; empty for that of the container factory
     */
    String errorHandler() default "";

    /**
     * Which messages the listener gets; the others are consumed unseen.
     *
     * @return the name of a {@link io.shmring.spring.listener.ShmMessageFilter} bean; empty for that of the container factory
     */
    String filter() default "";

    /**
     * When a message is consumed.
     *
     * @return {@code after-handler}, {@code before-handler} or {@code manual}; empty for {@code shmring.listener.ack-mode}
     */
    String ackMode() default "";

    /**
     * Whether the method takes lists of messages.
     *
     * @return {@code true} or {@code false}; not possible on a class
     */
    String batch() default "false";
}
