/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.core.ShmTemplate;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** The first application of the README. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ExchangeExample {

    private final ShmTemplate shm;

    ExchangeExample(ShmTemplate shm) {
        this.shm = shm;
    }

    @ShmListener("orders")
    void on(Order order) {
        this.shm.convertAndSend("fills", new Fill(order.id(), order.quantity()));
    }
}
