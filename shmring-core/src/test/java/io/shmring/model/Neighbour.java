/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static io.shmring.model.Step.WAIT_2;
import static io.shmring.model.Step.WAIT_3;
import static io.shmring.model.Step.WAIT_4;
import static io.shmring.model.Step.WAIT_5;
import static io.shmring.model.Step.WAIT_6;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocol, and protocols that differ from it in one thing. The table in {@code docs/wake-up.md} tells each of them. */
enum Neighbour {
    NONE(null),
    SEQ_AFTER_LOOK(Play.DATA, List.of(WAIT_2, WAIT_4, WAIT_5, WAIT_3, WAIT_6)),
    NO_SECOND_LOOK(Play.DATA, List.of(WAIT_2, WAIT_3, WAIT_4, WAIT_6)),
    LOOK_AT_THE_CACHE(Play.DATA),
    ARM_WITHOUT_BARRIER(Play.DATA),
    CURSOR_WITHOUT_BARRIER(Play.DATA),
    ARM_BEFORE_CURSOR(Play.DATA),
    WAKE_WITHOUT_BUMP(Play.DATA),
    MEMO_WITHOUT_WAKE(Play.BOTH_SIDES),
    ONE_GENERATION(Play.DATA),
    WAKE_ONLY_IF_FULL(Play.BOTH_SIDES),
    WANT_AFTER_LOOK(Play.GIVING_UP, List.of(WAIT_3, WAIT_4, WAIT_5, WAIT_2, WAIT_6)),
    WANT_AFTER_ARMING(Play.GIVING_UP, List.of(WAIT_3, WAIT_4, WAIT_2, WAIT_5, WAIT_6)),
    NOTHING_SETTLED(Play.BOTH_SIDES),
    BUMP_BEFORE_STATE(Play.CLOSE),
    ATTACH_WITHOUT_WAKE(Play.DEATH_ON_DATA),
    STALE_GENERATION(Play.DEATH_ON_DATA),
    SEQ_AFTER_ARMING(Play.DATA, List.of(WAIT_2, WAIT_4, WAIT_3, WAIT_5, WAIT_6)),
    TARGET_FROM_CACHED_TAIL(Play.BOTH_SIDES),
    NEED_FROM_CACHED_HEAD(null),
    STALE_ARM_KEPT(null);

    /** Where it loses a wake-up; null if it costs one more than needed at worst. */
    final @Nullable Play lostIn;

    private final List<Step> order;

    Neighbour(@Nullable Play lostIn) {
        this(lostIn, List.of(WAIT_2, WAIT_3, WAIT_4, WAIT_5, WAIT_6));
    }

    Neighbour(@Nullable Play lostIn, List<Step> order) {
        this.lostIn = lostIn;
        this.order = order;
    }

    /** The steps of one sleep, in the order in which they are taken. */
    List<Step> order() {
        return this.order;
    }

    Step after(Step step) {
        return this.order.get(this.order.indexOf(step) + 1);
    }
}
