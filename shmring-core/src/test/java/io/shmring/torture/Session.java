/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

/** A role from its taking to its giving back, with all that is noted. All but {@link #leave()} belongs to one thread. */
interface Session {

    /** Does a random piece of work, of milliseconds unless it waits for the peer. */
    void burst();

    /** Notes that the role is about to be given back. For any thread; may be repeated. */
    void leave();

    /** Leaves something open, for a close to drop. */
    void leaveOpen();

    /** Notes that the role was given back in good order, and with it all that was finished. */
    void settle();
}
