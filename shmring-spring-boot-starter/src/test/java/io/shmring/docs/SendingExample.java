/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.spring.core.ShmRingFullException;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.support.ShmHeaders;
import java.util.Map;
import org.springframework.messaging.core.MessageSendingOperations;

/** How docs/spring.md sends. */
class SendingExample {

    private final ShmTemplate shm;

    SendingExample(ShmTemplate shm) {
        this.shm = shm;
    }

    void send(byte[] bytes, Order order) {
        this.shm.send("raw", bytes); // bytes as they are
        this.shm.convertAndSend("orders", order); // JSON, typed by ShmTypeIds
        this.shm.convertAndSend("orders", order, 9); // or by hand
        this.shm.execute("raw", 16, 7, (region) -> region.putLong(order.id()).putLong(order.quantity())); // in place
    }

    void sendToTheDefaultRing(byte[] bytes) {
        this.shm.sendDefault(bytes); // to shmring.template.default-ring
        this.shm.convertAndSendDefault("text");
    }

    static void send(MessageSendingOperations<String> spring, Order order) { // the bean shmMessagingTemplate
        spring.convertAndSend("orders", order, Map.of(ShmHeaders.TYPE_ID, 9)); // no other header travels
    }

    boolean sendIfThereIsRoom(byte[] bytes) {
        return this.shm.trySend("raw", bytes); // never waits, whatever the ring's full-policy
    }

    boolean sendInTime(byte[] bytes) {
        try {
            this.shm.send("raw", bytes); // full-policy block: waits up to send-timeout
            return true;
        } catch (ShmRingFullException full) {
            return false;
        }
    }
}
