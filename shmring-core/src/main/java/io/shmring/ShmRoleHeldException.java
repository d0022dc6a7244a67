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
    /** Whether it is a handle of this process. */
    private final boolean heldByThisProcess;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message which role, and what to do
     * @param lastKnownPid as {@link #lastKnownPid()} returns it
     * @param heldByThisProcess as {@link #isHeldByThisProcess()} returns it
     */
    public ShmRoleHeldException(String ring, String message, long lastKnownPid, boolean heldByThisProcess) {
        super(ring, message, null);
        this.lastKnownPid = lastKnownPid;
        this.heldByThisProcess = heldByThisProcess;
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
     * Whether the holder is a handle of this process: then two handles of one application want the same role. Processes of
     * two pid namespaces, as those of two containers, are told apart even if both have the same number.
     *
     * @return false if another process holds it, or a handle of another class loader
     */
    public boolean isHeldByThisProcess() {
        return this.heldByThisProcess;
    }
}
