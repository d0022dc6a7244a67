/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.spring.core.ShmRingFullException;
import io.shmring.spring.core.ShmTemplate;

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
