/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_PRODUCER_H
#define SHMRING_PRODUCER_H

/** Writing records. */

#include "wait.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a message has besides its payload. All zero: a type of 0 and nothing else. */
typedef struct shmring_attributes {
    /** Of SHMRING_CORRELATION and SHMRING_HEADERS; the latter says that the payload begins with a header block. */
    uint16_t flags;
    uint16_t type_id;
    /** With SHMRING_CORRELATION. */
    uint64_t correlation;
} shmring_attributes;

/** A producer role. Its fields are its own; taken with shmring_producer_attach. */
typedef struct shmring_producer {
    const shmring *ring;
    /** A system's ring; unused in a ring of one producer. */
    struct shmring_object lane;
    struct shmring_control *control;
    /** Whose state counts, and where the consumer sleeps. */
    struct shmring_control *bell;
    unsigned char *data;
    uint64_t capacity;
    int lock;
    uint32_t slot;
    /** Behind the last finished record, behind the last visible one, and the tail as last seen. */
    uint64_t position;
    uint64_t head;
    uint64_t tail;
    uint64_t appended;
    uint64_t memo;
    uint64_t wakeups;
    /** SHMRING_OK, or what every call returns from now on. */
    int failure;
    uint32_t wakeup;
    bool stamped;
    bool stalled;
    struct shmring_watch_ watch;
    /** The open claim. */
    bool claimed;
    uint32_t claim_length;
    uint32_t claim_fields;
    uint32_t claim_pad;
    shmring_attributes claim;
    /** Of a wait. */
    uint64_t need;
} shmring_producer;

/** Which slot of a system: the first that is free. */
#define SHMRING_ANY_SLOT (-1)

/** The longest message that this ring takes, whatever its attributes. */
static inline uint32_t shmring_producer_max_length(const shmring_producer *producer) {
    return (uint32_t) (producer->capacity / 2 - 16 - (producer->stamped ? 8 : 0));
}

/** The slot of a system that this producer writes, 0 in a ring of one. */
static inline uint32_t shmring_producer_slot(const shmring_producer *producer) {
    return producer->slot;
}

/** How often this handle has woken the consumer: a system call each. */
static inline uint64_t shmring_producer_wakeups(const shmring_producer *producer) {
    return producer->wakeups;
}

/** Whether a tail can be true: not behind the head, not before the last one. */
static inline bool shmring_producer_believes_(const shmring_producer *producer, uint64_t tail) {
    return (tail & 7) == 0 && tail - producer->tail <= producer->head - producer->tail;
}

/** Loads the tail; what cannot be is a failure for good. */
static inline int shmring_producer_look_at_tail_(shmring_producer *producer) {
    uint64_t tail = __atomic_load_n(&producer->control->tail, __ATOMIC_SEQ_CST);
    if (!shmring_producer_believes_(producer, tail)) {
        producer->failure = SHMRING_CORRUPT;
        return SHMRING_CORRUPT;
    }
    producer->tail = tail;
    return SHMRING_OK;
}

/** Bytes of padding in front of a record of this size at the own position. */
static inline uint64_t shmring_producer_pad_(const shmring_producer *producer, uint64_t size) {
    uint64_t to_end = producer->capacity - (producer->position & (producer->capacity - 1));
    return size > to_end ? to_end : 0;
}

static inline bool shmring_producer_fits_(const shmring_producer *producer, uint64_t need) {
    return need <= producer->capacity - (producer->position - producer->tail);
}

/** ATTACH 4. */
static inline int shmring_producer_begin_(shmring_producer *producer) {
    struct shmring_control *control = producer->control;
    producer->data = (unsigned char *) control + SHMRING_HEADER_SIZE;
    shmring_end_stale_sleep_(&control->space_arm);
    producer->head = __atomic_load_n(&control->head, __ATOMIC_ACQUIRE);
    producer->tail = __atomic_load_n(&control->tail, __ATOMIC_ACQUIRE);
    producer->position = producer->head;
    if ((producer->head & 7) != 0 || (producer->tail & 7) != 0 ||
        producer->head - producer->tail > producer->capacity) {
        return SHMRING_CORRUPT;
    }
    __atomic_store_n(
        &control->producer_epoch, __atomic_load_n(&control->producer_epoch, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
    __atomic_store_n(&control->producer_pid, (uint32_t) getpid(), __ATOMIC_RELAXED);
    shmring_bump_and_wake_(&producer->bell->data_seq);
    return SHMRING_OK;
}

/** Gives back what an attach that failed has taken so far. */
static inline int shmring_producer_give_up_(shmring_producer *producer, int status) {
    shmring_object_close_(&producer->lane);
    shmring_close_fd_(&producer->lock);
    producer->failure = SHMRING_CLOSED;
    return status;
}

/**
 * Takes a producer role. Goes on behind what its predecessor made visible.
 *
 * @param ring outlives the role
 * @param slot of a system, or SHMRING_ANY_SLOT, which is 0 in a ring of one producer
 * @return SHMRING_ROLE_HELD if it is held for the whole open time-out, SHMRING_REMOVED if the ring is no more,
 *     SHMRING_INVALID if there is no such slot, SHMRING_MISSING if the slot's ring was removed by hand, SHMRING_CORRUPT if the cursors cannot be: remove the ring then
 */
static inline int shmring_producer_attach(shmring_producer *producer, const shmring *ring, int slot) {
    memset(producer, 0, sizeof *producer);
    shmring_object_init_(&producer->lane);
    producer->lock = -1;
    producer->failure = SHMRING_CLOSED;
    if (slot < SHMRING_ANY_SLOT || slot >= (int) shmring_producers(ring)) {
        return SHMRING_INVALID;
    }
    uint32_t first = slot == SHMRING_ANY_SLOT ? 0 : (uint32_t) slot;
    uint32_t count = slot == SHMRING_ANY_SLOT ? shmring_producers(ring) : 1;
    uint32_t taken;
    int status = shmring_take_role_(ring, SHMRING_LOCK_PRODUCER + first, count, &producer->lock, &taken);
    if (status != SHMRING_OK) {
        return status;
    }
    producer->ring = ring;
    producer->slot = first + taken;
    producer->capacity = ring->object.capacity;
    producer->bell = ring->object.control;
    producer->control = ring->object.control;
    producer->stamped = shmring_is_stamped(ring);
    if (ring->object.kind == SHMRING_KIND_DOORBELL) {
        status = shmring_lane_attach_(ring, producer->slot, &producer->lane);
        if (status != SHMRING_OK) {
            return shmring_producer_give_up_(producer, status);
        }
        producer->control = producer->lane.control;
        producer->stamped = (producer->lane.flags & SHMRING_RING_STAMPED) != 0;
    }
    status = shmring_producer_begin_(producer);
    if (status != SHMRING_OK) {
        return shmring_producer_give_up_(producer, status);
    }
    producer->failure = SHMRING_OK;
    return SHMRING_OK;
}

/** Makes the finished records visible and wakes a consumer that sleeps. Without any it does nothing. */
static inline int shmring_producer_flush(shmring_producer *producer) {
    if (producer->failure != SHMRING_OK) {
        return producer->failure;
    }
    if (producer->position == producer->head) {
        return SHMRING_OK;
    }
    struct shmring_control *control = producer->control;
    __atomic_store_n(
        &control->published, __atomic_load_n(&control->published, __ATOMIC_RELAXED) + producer->appended,
        __ATOMIC_RELAXED);
    producer->appended = 0;
    producer->head = producer->position;
    __atomic_store_n(&control->head, producer->head, __ATOMIC_SEQ_CST); /* GATE 1; partner: WAIT 5 */
    producer->wakeups += shmring_gate_data_(producer->bell, &producer->memo);
    int state = shmring_state_(producer->bell);
    producer->failure = state == SHMRING_OK ? shmring_watch_(&producer->watch, producer->ring, 1) : state;
    return SHMRING_OK; /* it is in the ring; the next call says if that is no more */
}

/** Once for each time that there is no room. */
static inline void shmring_producer_count_stall_(shmring_producer *producer) {
    if (!producer->stalled) {
        producer->stalled = true;
        uint64_t *stalls = &producer->control->stalls;
        __atomic_store_n(stalls, __atomic_load_n(stalls, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
    }
}

/** No room: what is finished has to be seen, or both sides wait for each other. */
static inline int shmring_producer_stall_(shmring_producer *producer) {
    int status = shmring_producer_flush(producer);
    if (status == SHMRING_OK && producer->failure == SHMRING_OK) {
        producer->failure = shmring_state_(producer->bell);
    }
    if (producer->failure == SHMRING_OK) {
        producer->failure = shmring_watch_(&producer->watch, producer->ring, 64);
    }
    shmring_producer_count_stall_(producer);
    return producer->failure == SHMRING_OK ? SHMRING_FULL : producer->failure;
}

/**
 * Reserves room for a message of at most this length. Nothing is visible before it is finished with append or publish.
 *
 * @param attributes NULL for none
 * @param payload gets where to write, 8-aligned; the content is whatever was there before
 * @return SHMRING_FULL if there is no room now (what was appended is then flushed), SHMRING_TOO_LONG if it never fits,
 *     SHMRING_INVALID if another claim is open, SHMRING_REMOVED, SHMRING_CORRUPT or SHMRING_CLOSED
 */
static inline int shmring_producer_claim(
    shmring_producer *producer, uint32_t length, const shmring_attributes *attributes, void **payload) {
    static const uint16_t known = SHMRING_CORRELATION | SHMRING_HEADERS;
    if (producer->failure != SHMRING_OK) {
        return producer->failure;
    }
    shmring_attributes plain = {0, 0, 0};
    attributes = attributes == NULL ? &plain : attributes;
    if (producer->claimed || (attributes->flags & ~known) != 0) {
        return SHMRING_INVALID;
    }
    uint16_t flags = (uint16_t) (attributes->flags | (producer->stamped ? SHMRING_STAMP : 0));
    uint32_t fields = shmring_fields_size_(flags);
    uint64_t size = shmring_align8_(UINT64_C(8) + fields + length);
    if (size > producer->capacity / 2) {
        return SHMRING_TOO_LONG;
    }
    uint64_t pad = shmring_producer_pad_(producer, size);
    if (!shmring_producer_fits_(producer, pad + size)) {
        if (shmring_producer_look_at_tail_(producer) != SHMRING_OK) {
            return SHMRING_CORRUPT;
        }
        if (!shmring_producer_fits_(producer, pad + size)) {
            return shmring_producer_stall_(producer);
        }
    }
    producer->stalled = false;
    producer->claimed = true;
    producer->claim = *attributes;
    producer->claim.flags = flags;
    producer->claim_length = length;
    producer->claim_fields = fields;
    producer->claim_pad = (uint32_t) pad;
    uint64_t offset = (producer->position + pad) & (producer->capacity - 1);
    *payload = producer->data + offset + 8 + fields;
    return SHMRING_OK;
}

static inline void shmring_put_(unsigned char *target, uint64_t value) {
    memcpy(target, &value, sizeof value);
}

/**
 * Finishes the open claim, without making it visible: shmring_producer_flush does that for all at once.
 *
 * @param length of the message, at most what was claimed
 * @return SHMRING_INVALID without a claim, beyond it, or if a message with SHMRING_HEADERS begins with no header block;
 *     the claim stays open then
 */
static inline int shmring_producer_append(shmring_producer *producer, uint32_t length) {
    if (producer->failure != SHMRING_OK) {
        return producer->failure;
    }
    if (!producer->claimed || length > producer->claim_length) {
        return SHMRING_INVALID;
    }
    uint64_t mask = producer->capacity - 1;
    uint64_t start = producer->position + producer->claim_pad;
    unsigned char *record = producer->data + (start & mask);
    unsigned char *field = record + 8;
    if ((producer->claim.flags & SHMRING_HEADERS) != 0) {
        uint16_t block = 0;
        if (length >= 8) {
            memcpy(&block, field + producer->claim_fields + 2, sizeof block);
        }
        if (!shmring_is_block_size_(block, length)) {
            return SHMRING_INVALID;
        }
    }
    if (producer->claim_pad != 0) {
        shmring_put_(
            producer->data + (producer->position & mask), shmring_header_(producer->claim_pad - 8, SHMRING_PAD, 0));
    }
    if ((producer->claim.flags & SHMRING_STAMP) != 0) {
        shmring_put_(field, shmring_now_ns_());
        field += 8;
    }
    if ((producer->claim.flags & SHMRING_CORRELATION) != 0) {
        shmring_put_(field, producer->claim.correlation);
    }
    uint64_t content = (uint64_t) producer->claim_fields + length;
    shmring_put_(record, shmring_header_(content, producer->claim.flags, producer->claim.type_id));
    producer->position = start + shmring_align8_(8 + content);
    producer->appended++;
    producer->claimed = false;
    return SHMRING_OK;
}

/** Finishes the open claim and makes it visible, with all that was appended before. */
static inline int shmring_producer_publish(shmring_producer *producer, uint32_t length) {
    int status = shmring_producer_append(producer, length);
    return status != SHMRING_OK ? status : shmring_producer_flush(producer);
}

/** Drops the open claim, if there is one; nothing of it is ever seen. */
static inline void shmring_producer_abandon(shmring_producer *producer) {
    producer->claimed = false;
}

/** Claims, copies and publishes one message. SHMRING_FULL if there is no room now. */
static inline int shmring_producer_offer(
    shmring_producer *producer, const void *message, uint32_t length, const shmring_attributes *attributes) {
    void *payload;
    int status = shmring_producer_claim(producer, length, attributes, &payload);
    if (status != SHMRING_OK) {
        return status;
    }
    if (length > 0) {
        memcpy(payload, message, length);
    }
    status = shmring_producer_publish(producer, length);
    if (status == SHMRING_INVALID) {
        shmring_producer_abandon(producer);
    }
    return status;
}

static inline int shmring_producer_look_(void *role) {
    shmring_producer *producer = (shmring_producer *) role;
    if (shmring_producer_look_at_tail_(producer) != SHMRING_OK) {
        return SHMRING_CORRUPT;
    }
    int state = shmring_state_(producer->bell);
    if (state != SHMRING_OK) {
        return state;
    }
    return shmring_producer_fits_(producer, producer->need) ? SHMRING_OK : SHMRING_TIMED_OUT;
}

static inline bool shmring_producer_is_due_(void *role) {
    const shmring_producer *producer = (const shmring_producer *) role;
    uint64_t want = __atomic_load_n(&producer->control->space_want, __ATOMIC_RELAXED);
    return (int64_t) (__atomic_load_n(&producer->control->tail, __ATOMIC_SEQ_CST) - want) >= 0;
}

/**
 * Waits until a claim of this length, with or without correlation, succeeds. Spins, then sleeps; flushes first.
 *
 * @param timeout_ns UINT64_MAX for ever
 * @return SHMRING_OK, SHMRING_TIMED_OUT, SHMRING_WOKEN, or why it never will
 */
static inline int shmring_producer_wait_for_space(shmring_producer *producer, uint32_t length, uint64_t timeout_ns) {
    if (producer->failure == SHMRING_OK) {
        shmring_producer_flush(producer); /* WAIT 0 */
    }
    if (producer->failure != SHMRING_OK) {
        return producer->failure;
    }
    if (producer->claimed) {
        return SHMRING_INVALID;
    }
    if (length > shmring_producer_max_length(producer)) {
        return SHMRING_TOO_LONG;
    }
    uint64_t size = shmring_align8_(UINT64_C(16) + (producer->stamped ? 8 : 0) + length);
    producer->need = shmring_producer_pad_(producer, size) + size;
    if (shmring_producer_look_(producer) == SHMRING_TIMED_OUT) {
        shmring_producer_count_stall_(producer);
    }
    uint64_t quarter = producer->capacity / 4;
    struct shmring_wait_ wait;
    wait.ring = producer->ring;
    wait.arm = &producer->control->space_arm;
    wait.seq = &producer->control->space_seq;
    wait.want = &producer->control->space_want;
    wait.target = producer->position + (producer->need > quarter ? producer->need : quarter) - producer->capacity;
    wait.rescues = &producer->control->space_rescues;
    wait.wakeup = &producer->wakeup;
    wait.role = producer;
    wait.look = shmring_producer_look_;
    wait.is_due = shmring_producer_is_due_;
    int status = shmring_wait_(&wait, timeout_ns);
    if (status < 0) {
        producer->failure = status;
    } else {
        int current = shmring_watch_(&producer->watch, producer->ring, SHMRING_WATCH_OPERATIONS_);
        producer->failure = current;
        status = current == SHMRING_OK ? status : current;
    }
    return status;
}

/** From any thread or signal handler: ends the wait that is running, else the next one, with SHMRING_WOKEN. */
static inline void shmring_producer_wakeup(shmring_producer *producer) {
    shmring_ask_to_wake_(&producer->wakeup, &producer->control->space_seq);
}

/** Flushes, drops an open claim and gives the role back. A second call does nothing. */
static inline void shmring_producer_close(shmring_producer *producer) {
    if (producer->lock < 0) {
        return;
    }
    shmring_producer_abandon(producer);
    shmring_producer_flush(producer);
    __atomic_store_n(&producer->control->producer_pid, 0, __ATOMIC_RELAXED);
    shmring_bump_and_wake_(&producer->bell->data_seq);
    shmring_unlock_(producer->lock, SHMRING_LOCK_PRODUCER + producer->slot);
    shmring_producer_give_up_(producer, SHMRING_OK);
}

#ifdef __cplusplus
}
#endif

#endif
