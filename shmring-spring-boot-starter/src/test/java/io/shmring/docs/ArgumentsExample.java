/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.listener.LoggingErrorHandler;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.support.ShmHeaders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;

/** What docs/spring.md says about the arguments and attributes of listeners. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ArgumentsExample {

    final List<String> seen = new CopyOnWriteArrayList<>();

    record Limit(@Positive long cents) {}

    @ShmListener("limits")
    void limit(@Payload @Valid Limit limit, @Headers Map<String, Object> headers) {
        this.seen.add(limit.cents() + " of type " + headers.get(ShmHeaders.TYPE_ID));
    }

    @ShmListener("notes")
    void note(Message<Note> note) {
        this.seen.add(note.getPayload().text() + " by " + note.getHeaders().get(ShmHeaders.RING));
    }

    record Note(String text) {}

    @ShmListener("east") // repeated: called by a thread for each
    @ShmListener(id = "second", ring = "${desk.second}", autoStartup = "#{@hours.isOpen()}")
    void trade(String trade, @Header(ShmHeaders.RING) String desk) {
        this.seen.add(trade + " at " + desk);
    }

    @BestEffort("gauges")
    void gauge(String gauge) {
        this.seen.add("gauge " + gauge);
    }

    @Bean
    Hours hours() {
        return new Hours();
    }

    @Bean(defaultCandidate = false)
    ShmErrorHandler logging() {
        return new LoggingErrorHandler();
    }

    static class Hours {

        public boolean isOpen() {
            return false;
        }
    }
}
