/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.SpscShm;
import io.shmring.boot.ShmRingProperties.Ring;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import io.shmring.spring.core.ShmRings;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Registers a bean for each declared ring, so that it can be injected. The beans only look into {@link ShmRings}, which opens
 * and closes the rings. Binds as strictly as the properties bean, so that a misspelt key is told before a bean that it made
 * missing.
 */
class ShmRingBeanRegistrar implements BeanRegistrar {

    /** What the description of each registered bean begins with; tells them from a user's beans of the same name. */
    static final String DESCRIPTION = "Ring declared as " + ShmRingProperties.PREFIX + ".rings.";

    ShmRingBeanRegistrar() {}

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        ShmRingProperties properties = Binder.get(environment)
                .bindOrCreate(
                        ShmRingProperties.PREFIX,
                        Bindable.of(ShmRingProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
        RingKeys.withoutTwins(properties.rings()).forEach((key, ring) -> register(registry, key, typeOf(ring)));
    }

    private static <T> void register(BeanRegistry registry, String key, Class<T> type) {
        registry.registerBean(
                RingKeys.beanName(key),
                type,
                (spec) -> spec.description(DESCRIPTION + key)
                        .supplier((context) -> context.bean(ShmRings.class).get(key, type)));
    }

    private static Class<?> typeOf(Ring ring) {
        if (ring.type() == ShmRingType.SPSC) {
            return SpscShm.class;
        }
        return (ring.role() == ShmRingRole.PRODUCER) ? MpscProducer.class : MpscConsumer.class;
    }
}
