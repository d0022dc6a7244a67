/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Hands out the payload as UTF-8 text. Allocates that text only: the bytes are copied to a reused array first. */
final class StringListenerAdapter implements ShmMessageListener {

    private final MethodHandle method;
    private byte[] scratch = new byte[256];

    StringListenerAdapter(MethodHandle method) {
        this.method = method;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) throws Exception {
        int length = payload.remaining();
        if (length > this.scratch.length) {
            this.scratch = new byte[Math.max(length, this.scratch.length * 2)];
        }
        payload.get(payload.position(), this.scratch, 0, length);
        String text = new String(this.scratch, 0, length, StandardCharsets.UTF_8);
        try {
            this.method.invokeExact(text, record);
        } catch (Throwable ex) {
            throw BoundMethod.unwrapped(ex);
        }
    }
}
