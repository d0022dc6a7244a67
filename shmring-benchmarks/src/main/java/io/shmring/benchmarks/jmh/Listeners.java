/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MessageHandler;
import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.listener.adapter.ListenerAdapters;
import io.shmring.spring.listener.adapter.ShmHandlerMethodFactory;
import io.shmring.spring.support.ShmMessageConverters;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.util.ReflectionUtils;
import tools.jackson.databind.json.JsonMapper;

/** Listener methods of each kind, adapted as a container adapts them. Each of them looks at what it gets. */
final class Listeners {

    private final ShmHandlerMethodFactory factory;

    private long sum;

    Listeners(JsonMapper mapper) {
        ShmMessageConverters converters = new ShmMessageConverters(new JacksonJsonMessageConverter(mapper));
        this.factory = new ShmHandlerMethodFactory(converters.asConverter(), null);
        this.factory.afterPropertiesSet();
    }

    /** The handler that calls one of the methods below. */
    MessageHandler calling(String name, Class<?>... parameters) {
        Method method = ReflectionUtils.findMethod(Listeners.class, name, parameters);
        ShmMessageListener listener = ListenerAdapters.adapt("readings", this, method, method, this.factory);
        return (payload, record) -> {
            try {
                listener.onMessage(payload, record);
            } catch (Exception ex) {
                throw new IllegalStateException("listener method " + name + " failed", ex);
            }
        };
    }

    long sum() {
        return this.sum;
    }

    void view(ByteBuffer view) {
        this.sum += view.remaining();
    }

    void viewAndRecord(ByteBuffer view, ShmRecord record) {
        this.sum += view.remaining() + record.typeId();
    }

    void bytes(byte[] bytes) {
        this.sum += bytes.length;
    }

    void text(String text) {
        this.sum += text.length();
    }

    void json(Reading reading) {
        this.sum += reading.id();
    }
}
