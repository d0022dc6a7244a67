/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** What has to hold. The table in {@code docs/life-cycle.md} tells each of them. */
enum Promise {
    // ---- what users see

    ONE_HOLDER("two processes have one role of one ring"),
    HELD_STAYS("an object whose role is held was removed without force"),
    FOUND_OUT("a role is held on an object that has gone and does not say so"),
    OWN_RING("a role is bound to a ring of another system, or to one that is not in its slot"),
    ONLY_ITS_OWN("a process removed what it had not looked at"),
    NOBODY_STUCK("a process waits for ever"),
    NO_CIRCLE("a process does the same again and again"),
    EXPECTED("an operation ended as it must not end"),
    SUCCESSOR("the one who came last, alone, did not succeed"),
    NOTHING_LEFT("the directory is not as it should be in the end"),

    // ---- the rules that keep this so

    COMPLETE("an object is at a path and is not complete"),
    OPEN_IS_WHOLE("an open system lacks one of its rings"),
    RING_PATHS("a ring's path was changed without the lock of the doorbell that is at its path");

    final String broken;

    Promise(String broken) {
        this.broken = broken;
    }
}
