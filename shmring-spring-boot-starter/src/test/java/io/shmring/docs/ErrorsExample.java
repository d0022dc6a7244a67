/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.listener.DefaultErrorHandler;
import io.shmring.spring.listener.ErrorDecision;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.support.ShmHeaders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.Header;

/** What docs/spring.md says about failures. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ErrorsExample {

    final List<String> seen = new CopyOnWriteArrayList<>();

    @ShmListener("orders")
    void order(Order order) {
        if (order.quantity() <= 0) {
            throw new IllegalArgumentException("nothing ordered");
        }
        this.seen.add("order " + order.id());
    }

    @ShmListener(ring = "rejected", errorHandler = "forget")
    void rejected(Order order, @Header(ShmHeaders.DLT_EXCEPTION_MESSAGE) String why) {
        this.seen.add("rejected " + order.id() + ": " + why);
    }

    @Autowired
    void addFatal(DefaultErrorHandler errorHandler) { // the default one, which keeps what the properties say
        errorHandler.addNotRetryableExceptions(IllegalArgumentException.class);
    }

    @Bean(defaultCandidate = false) // for listeners that name it
    ShmErrorHandler forget() {
        return (failed) -> ErrorDecision.consumed();
    }
}
