/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/** Hands out the ring's own view. Allocates nothing. */
final class BufferListenerAdapter implements ShmMessageListener {

    private final MethodHandle method;

    BufferListenerAdapter(MethodHandle method) {
        this.method = method;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) throws Exception {
        try {
            this.method.invokeExact(payload, record);
        } catch (Throwable ex) {
            throw BoundMethod.unwrapped(ex);
        }
    }
}
