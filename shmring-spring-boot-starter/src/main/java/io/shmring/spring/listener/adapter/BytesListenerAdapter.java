/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/** Hands out a copy. Allocates that copy only. */
final class BytesListenerAdapter implements ShmMessageListener {

    private final MethodHandle method;

    BytesListenerAdapter(MethodHandle method) {
        this.method = method;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) throws Exception {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        try {
            this.method.invokeExact(bytes, record);
        } catch (Throwable ex) {
            throw BoundMethod.unwrapped(ex);
        }
    }
}
