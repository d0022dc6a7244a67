/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

/**
 * Where a process stands, which is what it does next: one system call or one access of shared memory. Each belongs to a row of
 * the tables in {@code docs/life-cycle.md}, in the order of the code.
 */
enum Step {
    ATTACH_OPEN("ATTACH 1"),
    ATTACH_CHECK("ATTACH 2"),
    ATTACH_LOOK("ATTACH 2"),
    ATTACH_LOCK("ATTACH 3"),
    ATTACH_STATE("ATTACH 3"),
    ATTACH_CURRENT("ATTACH 3"),
    ATTACH_RING_OPEN("ATTACH 3"),
    ATTACH_RING_CHECK("ATTACH 3"),

    CREATE_FILE("CREATE 1"),
    CREATE_FILL("CREATE 2"),
    CREATE_LINK("CREATE 3"),

    DOORBELL_FILE("CREATE 1"),
    DOORBELL_LOCK("CREATE 1"),
    DOORBELL_LINK("CREATE 1"),
    RING_OPEN("CREATE 2"),
    RING_UNLINK("CREATE 2"),
    RING_FILE("CREATE 2"),
    RING_LINK("CREATE 2"),
    RING_SLOT("CREATE 2"),
    SYSTEM_OPEN("CREATE 3"),
    SYSTEM_UNLOCK("CREATE 3"),

    REPAIR_LOCK("REPAIR 1"),
    REPAIR_CURRENT("REPAIR 1"),
    REPAIR_STATE("REPAIR 2"),
    REPAIR_PRODUCERS("REPAIR 2"),
    REPAIR_CONSUMER("REPAIR 3"),

    UNLINK_LOCK("UNLINK 1"),
    UNLINK_CURRENT("UNLINK 1"),
    UNLINK_ROLES("UNLINK 2"),
    UNLINK_STATE("UNLINK 3"),
    UNLINK_RING_OPEN("UNLINK 4"),
    UNLINK_RING("UNLINK 4"),
    UNLINK_STILL_CURRENT("UNLINK 4"),
    UNLINK_NAME("UNLINK 4"),
    UNLINK_UNLOCK("UNLINK 5"),

    /** A role is held; nothing is locked but the life cycle. */
    UNLINK_PAUSE(""),

    /** Nothing can be done until the doorbell changes or goes. */
    AWAIT_READY(""),

    /** Has the role, and does whatever it does with it. */
    HOLDING("ATTACH 4"),

    /** Killed; the kernel frees its locks one by one. */
    DYING(""),

    /** Its successor begins, or nobody comes. */
    KILLED(""),

    DONE("");

    static final Step[] ALL = values();

    /** The row, or nothing. */
    final String row;

    Step(String row) {
        this.row = row;
    }
}
