/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.ShmInspector;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmSnapshot;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Reads a ring's figures from outside, through one inspector that is opened at the first look. For any thread. */
final class RingInspection implements AutoCloseable {

    private final ShmRingDefinition definition;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ShmInspector inspector;
    private boolean closed;

    RingInspection(ShmRingDefinition definition) {
        this.definition = definition;
    }

    ShmSnapshot snapshot() {
        this.lock.lock();
        try {
            if (this.closed) { // else a late look would open an inspector that nobody closes
                throw new IllegalStateException("Ring '" + this.definition.key() + "' is closed");
            }
            return currentInspector().snapshot();
        } finally {
            this.lock.unlock();
        }
    }

    private ShmInspector currentInspector() {
        ShmInspector known = this.inspector;
        if (known != null && known.isCurrent()) {
            return known;
        }
        try {
            ShmInspector successor = ShmInspector.open(this.definition.name(), this.definition.options());
            release();
            this.inspector = successor;
            return successor;
        } catch (ShmNotFoundException ex) {
            if (known != null) {
                return known; // removed and nothing in its place: its last figures say so
            }
            throw ex;
        }
    }

    private void release() {
        if (this.inspector != null) {
            this.inspector.close();
            this.inspector = null;
        }
    }

    @Override
    public void close() {
        this.lock.lock();
        try {
            this.closed = true;
            release();
        } finally {
            this.lock.unlock();
        }
    }
}
