/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.DeadLetterRingRecoverer;
import io.shmring.spring.listener.DefaultErrorHandler;
import io.shmring.spring.listener.ShmDeadLetterFullPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.backoff.FixedBackOff;

/** The error handler of docs/spring.md that replaces the default one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ReplacedErrorsExample {

    final List<String> seen = new CopyOnWriteArrayList<>();

    @Bean
    DefaultErrorHandler errorHandler(ShmRings rings) { // of all listeners that name none
        return new DefaultErrorHandler(
                new DeadLetterRingRecoverer(rings.get("rejected"), ShmDeadLetterFullPolicy.STOP),
                new FixedBackOff(20, 2)); // milliseconds, retries
    }

    @ShmListener("orders")
    void order(Order order) {
        this.seen.add("attempt " + order.id());
        throw new IllegalStateException("closed");
    }
}
