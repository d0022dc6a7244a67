/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import org.jspecify.annotations.Nullable;

/** The life cycle, and what differs from it in one thing. The table in {@code docs/life-cycle.md} tells each of them. */
enum Neighbour {
    NONE,
    ATTACH_ON_OLD_STATE(Promise.HELD_STAYS, Play.OPEN_AND_UNLINK),
    ATTACH_TO_WHAT_WENT(Promise.FOUND_OUT, Play.BY_HAND),
    RING_NOT_COMPARED(Promise.ONE_HOLDER, Play.FORCE_AMONG_MANY),
    SLOT_NOT_COMPARED,
    SYSTEM_NOT_COMPARED,
    VISIBLE_CREATION(Promise.EXPECTED, Play.OPEN_TOGETHER),
    LOCKS_AFTER_LINK(Promise.HELD_STAYS, Play.CREATE_AND_UNLINK),
    OPEN_BEFORE_RINGS(Promise.SUCCESSOR, Play.CREATE_TOGETHER),
    SLOT_NOT_WRITTEN(Promise.SUCCESSOR, Play.CREATE_TOGETHER),
    FOREIGN_REPLACED(Promise.ONLY_ITS_OWN, Play.FOREIGN_FILE),
    FAILURE_NOT_UNDONE(Promise.NOTHING_LEFT, Play.FOREIGN_FILE),
    REPAIR_WITHOUT_LOCK(Promise.ONLY_ITS_OWN, Play.UNLINK_TWICE),
    REPAIR_ON_OLD_STATE(Promise.HELD_STAYS, Play.OTHER_GEOMETRY),
    PRODUCERS_ASKED_ONCE(Promise.EXPECTED, Play.CREATE_AND_UNLINK),
    REMOVED_LEFT_ALONE(Promise.NO_CIRCLE, Play.UNLINK_TWICE),
    UNLINK_WITHOUT_LOCK(Promise.ONLY_ITS_OWN, Play.CREATE_AND_UNLINK),
    UNLINK_WHAT_WENT(Promise.HELD_STAYS, Play.UNLINK_TWICE),
    UNLINK_WHAT_WENT_BEFORE,
    UNLINK_WHAT_WENT_MEANWHILE,
    ROLES_BEFORE_LIFE_CYCLE(Promise.NOBODY_STUCK, Play.CREATE_AND_UNLINK),
    ROLES_NOT_ASKED(Promise.HELD_STAYS, Play.OPEN_AND_UNLINK),
    ROLES_ONLY_ASKED(Promise.HELD_STAYS, Play.OPEN_AND_UNLINK),
    STATE_AFTER_NAME(Promise.FOUND_OUT, Play.FORCE),
    DOORBELL_FIRST(Promise.NOTHING_LEFT, Play.CREATE_AND_FORCE);

    /** Which promise it breaks; null if none. */
    final @Nullable Promise broken;

    /** Where; null if nowhere. */
    final @Nullable Play harmIn;

    Neighbour() {
        this(null, null);
    }

    Neighbour(@Nullable Promise broken, @Nullable Play harmIn) {
        this.broken = broken;
        this.harmIn = harmIn;
    }
}
