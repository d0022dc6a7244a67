/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmBatchMessageListener;
import io.shmring.spring.support.Acknowledgment;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the elements of a batch and calls a method with a list of them, which the method may keep. */
final class BatchListenerAdapter implements ShmBatchMessageListener {

    private final MethodHandle method;
    private final BatchElement elements;
    private List<Object> batch = new ArrayList<>();

    BatchListenerAdapter(Object bean, Method method, BatchElement elements) {
        this.method =
                BoundMethod.bind(bean, method, List.class, Acknowledgment.class).handle();
        this.elements = elements;
    }

    @Override
    public void beginBatch() {
        this.batch = new ArrayList<>();
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        this.batch.add(this.elements.of(payload, record));
    }

    @Override
    public void onBatch(@Nullable Acknowledgment acknowledgment) throws Exception {
        try {
            this.method.invokeExact(this.batch, acknowledgment);
        } catch (Throwable ex) {
            throw BoundMethod.unwrapped(ex);
        }
    }
}
