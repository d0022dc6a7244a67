/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

/** What an application does about a ring that is or is not there when it starts. */
public enum ShmOpenMode {
    /** Use what is there, else create it. */
    OPEN_OR_CREATE,
    /** Wait until somebody else has created it. */
    CONNECT,
    /** Create it; fail if it is there already. */
    CREATE;

    /**
     * Whether the application may create the ring, and therefore opens it before those that it waits for.
     *
     * @return false for {@link #CONNECT}
     */
    public boolean creates() {
        return this != CONNECT;
    }
}
