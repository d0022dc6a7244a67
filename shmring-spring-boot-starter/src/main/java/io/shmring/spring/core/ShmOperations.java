/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Sends messages to declared rings, each named by its key. For any thread.
 *
 * <p>What a full ring does is the ring's {@linkplain ShmFullPolicy policy}: {@code send}, {@code convertAndSend} and {@code
 * execute} block and then throw {@link ShmRingFullException}, throw it at once, or drop the message and count it. {@code
 * trySend} returns false instead, whatever the policy.
 *
 * <p>All of them throw {@link IllegalArgumentException} if the ring is not declared or could never hold such a message,
 * {@link IllegalStateException} if the application does not produce to it or is closed, {@link
 * io.shmring.ShmRemovedException} if the ring was removed, and {@link io.shmring.ShmSuspendedException} while the application
 * context is stopped.
 */
public interface ShmOperations {

    /**
     * Sends bytes.
     *
     * @param ring the ring's key
     * @param payload the message
     * @throws ShmRingFullException if there is no room in time, as the ring's policy says; also if the thread is
     *     interrupted while waiting, which it then stays
     */
    default void send(String ring, byte[] payload) {
        send(ring, payload, 0);
    }

    /**
     * Sends bytes with a type.
     *
     * @param ring the ring's key
     * @param payload the message
     * @param typeId 0 to 65535, whatever the two sides agree on
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    default void send(String ring, byte[] payload, int typeId) {
        send(ring, ByteBuffer.wrap(payload), typeId);
    }

    /**
     * Sends the bytes between a buffer's position and limit, which stay as they are.
     *
     * @param ring the ring's key
     * @param payload the message
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    default void send(String ring, ByteBuffer payload) {
        send(ring, payload, 0);
    }

    /**
     * Sends the bytes between a buffer's position and limit, which stay as they are, with a type.
     *
     * @param ring the ring's key
     * @param payload the message
     * @param typeId as in {@link #send(String, byte[], int)}
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    void send(String ring, ByteBuffer payload, int typeId);

    /**
     * Sends bytes to the default ring.
     *
     * @param payload the message
     * @throws IllegalStateException if no default ring is configured
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    default void sendDefault(byte[] payload) {
        send(defaultRing(), payload);
    }

    /**
     * Sends the bytes between a buffer's position and limit, which stay as they are, to the default ring.
     *
     * @param payload the message
     * @throws IllegalStateException if no default ring is configured
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    default void sendDefault(ByteBuffer payload) {
        send(defaultRing(), payload);
    }

    /**
     * Converts an object and sends it: {@code byte[]}, {@code ByteBuffer} and {@code String} (UTF-8) as they are, anything
     * else as JSON if Jackson is there. Its type is that of its class, by {@link io.shmring.spring.support.ShmTypeIds}, or 0.
     *
     * @param ring the ring's key
     * @param payload the message; not Spring's {@code Message}, which is for {@link ShmMessagingTemplate}
     * @throws MessageConversionException if no converter takes the object
     * @throws IllegalArgumentException if it is a {@code Message}
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    default void convertAndSend(String ring, Object payload) {
        convertAndSend(ring, payload, 0);
    }

    /**
     * Converts an object as in {@link #convertAndSend(String, Object)} and sends it with a type.
     *
     * @param ring the ring's key
     * @param payload the message
     * @param typeId as in {@link #send(String, byte[], int)}
     * @throws MessageConversionException if no converter takes the object
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    void convertAndSend(String ring, Object payload, int typeId);

    /**
     * Converts an object as in {@link #convertAndSend(String, Object)} and sends it to the default ring.
     *
     * @param payload the message
     * @throws IllegalStateException if no default ring is configured
     * @throws MessageConversionException if no converter takes the object
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    default void convertAndSendDefault(Object payload) {
        convertAndSend(defaultRing(), payload);
    }

    /**
     * Sends bytes if there is room now.
     *
     * @param ring the ring's key
     * @param payload the message
     * @return false if there is no room, or if another thread is waiting for room already
     */
    default boolean trySend(String ring, byte[] payload) {
        return trySend(ring, payload, 0);
    }

    /**
     * Sends bytes with a type if there is room now.
     *
     * @param ring the ring's key
     * @param payload the message
     * @param typeId as in {@link #send(String, byte[], int)}
     * @return as in {@link #trySend(String, byte[])}
     */
    default boolean trySend(String ring, byte[] payload, int typeId) {
        return trySend(ring, ByteBuffer.wrap(payload), typeId);
    }

    /**
     * Sends the bytes between a buffer's position and limit, which stay as they are, with a type, if there is room now.
     *
     * @param ring the ring's key
     * @param payload the message
     * @param typeId as in {@link #send(String, byte[], int)}
     * @return as in {@link #trySend(String, byte[])}
     */
    boolean trySend(String ring, ByteBuffer payload, int typeId);

    /**
     * Lets a writer fill a message in place, without a copy, and sends it. Other senders to this ring wait meanwhile, so
     * the writer must be quick and must not send to the same ring.
     *
     * @param ring the ring's key
     * @param length the message's length in bytes
     * @param typeId as in {@link #send(String, byte[], int)}
     * @param writer gets a little-endian view of the ring between position and limit, whose content is undefined: it must
     *     write all of it, and must not keep it. If it throws, nothing is sent and the exception is passed on. Not called
     *     if the message is dropped
     * @throws ShmRingFullException as in {@link #send(String, byte[])}
     */
    void execute(String ring, int length, int typeId, Consumer<ByteBuffer> writer);

    /**
     * The ring that {@code sendDefault} sends to.
     *
     * @return its key
     * @throws IllegalStateException if none is configured
     */
    String defaultRing();
}
