/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a role stands, which is what it does next. The numbered ones are rows of the tables in {@code docs/wake-up.md}, in the
 * order of the code.
 */
enum Step {
    WAIT_0,
    WAIT_1,
    WAIT_2,
    WAIT_3,
    WAIT_4,
    WAIT_5,
    WAIT_6,
    WAIT_7,
    WAIT_8,
    GATE_1,
    GATE_2,
    GATE_3,
    GATE_4,
    TAKE_1,
    TAKE_2,
    CLOSE_1,
    CLOSE_2,

    /** Between two operations. */
    NEXT,

    /** A record is written and not yet announced. */
    WRITTEN,

    /** In the kernel. */
    ASLEEP,

    /** The word is bumped, and the kernel not yet told. */
    BUMPED,

    KILLED,

    /** Has gone for ever. */
    STOPPED;

    static final Step[] ALL = values();

    /** Whether it is a row of a table: {@code WAIT_3}. */
    boolean isNumbered() {
        return family() != null;
    }

    /** The table it stands in, or null. */
    @Nullable
    String family() {
        int end = name().indexOf('_');
        return end < 0 ? null : name().substring(0, end);
    }

    int number() {
        return Integer.parseInt(name().substring(name().indexOf('_') + 1));
    }
}
