/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_WAIT_H
#define SHMRING_WAIT_H

/** Sleeping and waking: WAIT and GATE. The orderings are the protocol; each step says its partner. */

#include "ring.h"

/** How long a sleep lasts at most: a waker that dies between GATE 1 and 4 wakes nobody. Tests make it longer. */
#ifndef SHMRING_SLICE_NS_
#define SHMRING_SLICE_NS_ (100 * SHMRING_MILLISECOND_)
#endif
#define SHMRING_SECOND_LOOK_NS_ (20 * SHMRING_MILLISECOND_)
#define SHMRING_FRUITLESS_ 1000

/** What one wait sleeps on and waits for. */
struct shmring_wait_ {
    const shmring *ring;
    uint64_t *arm;
    uint32_t *seq;
    /** NULL on the data side. */
    uint64_t *want;
    uint64_t target;
    uint64_t *rescues;
    uint32_t *wakeup;
    /** The handle, for the two functions. */
    void *role;
    /** The condition, all loads sequentially consistent: SHMRING_TIMED_OUT is "not yet", all else ends the wait. */
    int (*look)(void *role);
    /** Whether the peer owes a wake-up. */
    bool (*is_due)(void *role);
};

static inline int shmring_look_(const struct shmring_wait_ *wait) {
    int status = wait->look(wait->role);
    if (status == SHMRING_TIMED_OUT && __atomic_exchange_n(wait->wakeup, 0, __ATOMIC_SEQ_CST) != 0) {
        return SHMRING_WOKEN;
    }
    return status;
}

/** WAIT 1. */
static inline int shmring_spin_(const struct shmring_wait_ *wait, uint64_t deadline) {
    uint64_t end = shmring_deadline_(shmring_now_ns_(), wait->ring->spin_ns);
    int status = shmring_look_(wait);
    while (status == SHMRING_TIMED_OUT && shmring_now_ns_() < (end < deadline ? end : deadline)) {
        shmring_pause_();
        status = shmring_look_(wait);
    }
    return status;
}

/** Behind a full slice that nobody ended: a rescue is a wake-up that was due and still has not come 20 ms later. */
static inline void shmring_count_rescue_(const struct shmring_wait_ *wait, uint32_t seq) {
    if (wait->is_due(wait->role) && shmring_futex_wait_(wait->seq, seq, SHMRING_SECOND_LOOK_NS_) &&
        wait->is_due(wait->role) && __atomic_load_n(wait->seq, __ATOMIC_SEQ_CST) == seq) {
        __atomic_store_n(
            wait->rescues, __atomic_load_n(wait->rescues, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
    }
}

/** WAIT 2 to 7. */
static inline int shmring_sleep_(const struct shmring_wait_ *wait, uint64_t left_ns) {
    if (wait->want != NULL) {
        __atomic_store_n(wait->want, wait->target, __ATOMIC_RELAXED); /* 2: ordered by 4 */
    }
    uint32_t seq = __atomic_load_n(wait->seq, __ATOMIC_SEQ_CST); /* 3: before 4 */
    uint64_t armed = (__atomic_load_n(wait->arm, __ATOMIC_RELAXED) + 1) | 1;
    __atomic_store_n(wait->arm, armed, __ATOMIC_SEQ_CST); /* 4: before 5; partner: GATE 2 */
    int status = shmring_look_(wait); /* 5: partner: GATE 1 */
    if (status == SHMRING_TIMED_OUT) {
        bool is_slice = left_ns >= SHMRING_SLICE_NS_;
        bool timed_out = shmring_futex_wait_(wait->seq, seq, is_slice ? SHMRING_SLICE_NS_ : left_ns); /* 6 */
        if (timed_out && is_slice) {
            shmring_count_rescue_(wait, seq);
            if (!shmring_object_is_current_(&wait->ring->object, wait->ring->path)) {
                status = SHMRING_REMOVED;
            }
        }
    }
    __atomic_store_n(wait->arm, armed + 1, __ATOMIC_SEQ_CST); /* 7: every sleep has a generation of its own */
    return status == SHMRING_TIMED_OUT ? shmring_look_(wait) : status;
}

/** WAIT, after the caller did step 0. */
static inline int shmring_wait_(const struct shmring_wait_ *wait, uint64_t timeout_ns) {
    uint64_t deadline = shmring_deadline_(shmring_now_ns_(), timeout_ns);
    int status = shmring_spin_(wait, deadline);
    for (uint32_t round = 0; status == SHMRING_TIMED_OUT; round++) {
        uint64_t now = shmring_now_ns_();
        if (now >= deadline) {
            break;
        }
        if (round >= SHMRING_FRUITLESS_) {
            shmring_nap_(); /* somebody writes garbage into the words */
        }
        status = shmring_sleep_(wait, deadline - now);
    }
    return status;
}

/** GATE on the data side, after the store of head. Returns how many wake-ups it sent. */
static inline uint32_t shmring_gate_data_(struct shmring_control *bell, uint64_t *memo) {
    uint64_t arm = __atomic_load_n(&bell->data_arm, __ATOMIC_SEQ_CST); /* 2: after 1; partner: WAIT 4 */
    if ((arm & 1) == 0 || arm == *memo) {
        return 0;
    }
    shmring_bump_and_wake_(&bell->data_seq); /* 4 */
    *memo = arm;
    return 1;
}

/** GATE on the space side, after the store of tail. Returns how many wake-ups it sent. */
static inline uint32_t shmring_gate_space_(struct shmring_control *ring, uint64_t tail, uint64_t *memo) {
    uint64_t arm = __atomic_load_n(&ring->space_arm, __ATOMIC_SEQ_CST); /* 2: after 1; partner: WAIT 4 */
    if ((arm & 1) == 0 || arm == *memo) {
        return 0;
    }
    if ((int64_t) (tail - __atomic_load_n(&ring->space_want, __ATOMIC_RELAXED)) < 0) {
        return 0; /* 3: too little, and no memo: the next store looks again */
    }
    shmring_bump_and_wake_(&ring->space_seq); /* 4 */
    *memo = arm;
    return 1;
}

/** TAKE 1: the predecessor died while it slept. */
static inline void shmring_end_stale_sleep_(uint64_t *arm) {
    uint64_t stale = __atomic_load_n(arm, __ATOMIC_RELAXED);
    if ((stale & 1) != 0) {
        __atomic_store_n(arm, stale + 1, __ATOMIC_SEQ_CST);
    }
}

/** CLOSE: the flag, then bump and wake. */
static inline void shmring_ask_to_wake_(uint32_t *flag, uint32_t *seq) {
    __atomic_store_n(flag, 1, __ATOMIC_SEQ_CST);
    shmring_bump_and_wake_(seq);
}

#endif
