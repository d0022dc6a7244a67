/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

/** Another handle, in this or another process, holds the role. */
public class ShmRoleHeldException extends ShmException {

    private static final long serialVersionUID = 1L;

    /** A process number, or 0. */
    private final long lastKnownPid;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message which role, and what to do
     * @param lastKnownPid as {@link #lastKnownPid()} returns it
     */
    public ShmRoleHeldException(String ring, String message, long lastKnownPid) {
        super(ring, message, null);
        this.lastKnownPid = lastKnownPid;
    }

    /**
     * The process that last took the role, as it sees its own number. A hint for people only: it may live in another pid
     * namespace.
     *
     * @return a process number, or 0 if unknown
     */
    public long lastKnownPid() {
        return this.lastKnownPid;
    }

    /**
     * Whether that process seems to be this one: then two handles of one application want the same role.
     *
     * @return true if the last known process is this one
     */
    public boolean isHeldByThisProcess() {
        return this.lastKnownPid == ProcessHandle.current().pid();
    }
}
