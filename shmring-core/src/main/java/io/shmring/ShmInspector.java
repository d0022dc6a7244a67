/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import io.shmring.inspect.ReadOnlyInspector;

/**
 * Looks at a ring, or a system of rings, from outside: takes no role, writes nothing, wakes nobody. Needs only the right to
 * read. For any thread.
 */
public interface ShmInspector extends AutoCloseable {

    /**
     * Opens an object for inspection, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the name of a ring, or of a system of rings
     * @return an open inspector
     * @throws ShmNotFoundException if there is neither
     */
    static ShmInspector open(String name) {
        return open(name, ShmOptions.defaults());
    }

    /**
     * Opens an object for inspection.
     *
     * @param name the name of a ring, or of a system of rings
     * @param options directory and permissions
     * @return an open inspector
     * @throws ShmNotFoundException if there is neither
     * @throws ShmException if what is there cannot be read; the subclass tells why
     */
    static ShmInspector open(String name, ShmOptions options) {
        return ReadOnlyInspector.open(name, options);
    }

    /**
     * Reads every figure once. The figures of one ring are taken one after the other while it is in use, so they fit
     * together only roughly.
     *
     * @return the figures
     * @throws IllegalStateException if this inspector is closed
     * @throws ShmCorruptException if the object's file was truncated
     */
    ShmSnapshot snapshot();

    /**
     * Whether the object is still the one at its path.
     *
     * @return false if it was removed or replaced, or if this inspector is closed
     */
    boolean isCurrent();

    /** Ends the inspection. Idempotent. */
    @Override
    void close();
}
