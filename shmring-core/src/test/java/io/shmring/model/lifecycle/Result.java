/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/** How an operation ended. */
enum Result {
    NONE,

    /** Had the role, and gave it back. */
    ATTACHED,

    /** Removed something. */
    UNLINKED,

    /** Found nothing to remove. */
    NOTHING,

    /** Found what it was to create. */
    EXISTS,

    /** The role is another's. */
    HELD,

    /** The object went while the role was taken. */
    REMOVED,

    NOT_FOUND,
    NOT_READY,

    /** Found a complete system of another geometry. */
    OTHER_GEOMETRY,

    /** Somebody else's file is in the way. */
    FOREIGN,

    /** Saw an object that was not complete. */
    HALF_WRITTEN,

    /** Saw a producer at work in a system under construction. */
    CORRUPT,

    /** Did not come back after its death. */
    DEAD;

    static final Result[] ALL = values();
}
