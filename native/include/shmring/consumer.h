/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_CONSUMER_H
#define SHMRING_CONSUMER_H

/** Reading records, of one ring or of every ring of a system in turns. */

#include "wait.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A message, valid until it is released. It lies in shared memory: copy before you check what must not change. */
typedef struct shmring_message {
    /** 8-aligned; with SHMRING_HEADERS the header block comes first. */
    const void *payload;
    uint32_t length;
    /** Bytes of the header block, 0 without. */
    uint32_t header_block_length;
    /** Which of the optional parts are there: SHMRING_STAMP, SHMRING_CORRELATION, SHMRING_HEADERS, and unknown fields. */
    uint16_t flags;
    uint16_t type_id;
    /** The producer's slot; also where SHMRING_CORRUPT was found. */
    uint32_t slot;
    /** CLOCK_MONOTONIC when it was written, 0 without SHMRING_STAMP. */
    uint64_t stamp_ns;
    /** 0 without SHMRING_CORRELATION. */
    uint64_t correlation;
} shmring_message;

/**
 * Gets a message, which is given back on return.
 *
 * @return false to stop: the message then stays and comes again
 */
typedef bool (*shmring_handler)(void *context, const shmring_message *message);

/** One ring as its consumer sees it. */
struct shmring_lane_ {
    /** A system's ring; unused in a ring of one producer. */
    struct shmring_object object;
    struct shmring_control *control;
    const unsigned char *data;
    /** Behind the last consumed record, the tail as stored, the head as last seen. */
    uint64_t position;
    uint64_t tail;
    uint64_t head;
    uint64_t released;
    uint64_t memo;
    uint64_t wakeups;
    /** Contains garbage, and whether that was said. */
    bool failed;
    bool reported;
};

/** A consumer role. Its fields are its own; taken with shmring_consumer_attach. */
typedef struct shmring_consumer {
    const shmring *ring;
    struct shmring_control *bell;
    struct shmring_lane_ *lanes;
    uint32_t count;
    uint64_t capacity;
    int lock;
    /** Where the next search begins. */
    uint32_t next;
    /** SHMRING_OK, or what every call returns from now on. */
    int failure;
    uint32_t wakeup;
    struct shmring_watch_ watch;
    /** A handler is running. */
    bool busy;
    /** The message that was peeked: peeked_size is 0 without one. */
    uint64_t peeked_size;
    shmring_message peeked;
} shmring_consumer;

/* ---- one lane */

static inline int shmring_lane_fail_(shmring_consumer *consumer, struct shmring_lane_ *lane) {
    uint64_t *rejects = &consumer->bell->rejects;
    __atomic_store_n(rejects, __atomic_load_n(rejects, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
    lane->failed = true;
    return SHMRING_CORRUPT;
}

/** Stores tail, once for all that was consumed since, and wakes a producer that has enough room now. */
static inline void shmring_lane_settle_(struct shmring_lane_ *lane) {
    if (lane->tail == lane->position) {
        return;
    }
    struct shmring_control *control = lane->control;
    lane->tail = lane->position;
    __atomic_store_n(&control->tail, lane->tail, __ATOMIC_SEQ_CST); /* GATE 1; partner: WAIT 5 */
    __atomic_store_n(
        &control->consumed, __atomic_load_n(&control->consumed, __ATOMIC_RELAXED) + lane->released, __ATOMIC_RELAXED);
    lane->released = 0;
    lane->wakeups += shmring_gate_space_(control, lane->tail, &lane->memo);
}

/** Loads the head, if all that was seen is consumed; SHMRING_EMPTY if there is nothing. */
static inline int shmring_lane_look_(shmring_consumer *consumer, struct shmring_lane_ *lane) {
    if (lane->failed) {
        return SHMRING_CORRUPT;
    }
    if (lane->head == lane->position) {
        uint64_t head = __atomic_load_n(&lane->control->head, __ATOMIC_SEQ_CST);
        if ((head & 7) != 0 || head - lane->tail > consumer->capacity || head - lane->position > consumer->capacity) {
            return shmring_lane_fail_(consumer, lane);
        }
        lane->head = head;
    }
    return lane->head == lane->position ? SHMRING_EMPTY : SHMRING_OK;
}

static inline uint64_t shmring_get_(const unsigned char *source) {
    uint64_t value;
    memcpy(&value, source, sizeof value);
    return value;
}

/** Describes what is behind the header word; false if it cannot be. */
static inline bool shmring_message_read_(
    shmring_message *message, const unsigned char *record, uint64_t content, uint16_t flags) {
    uint32_t fields = shmring_fields_size_(flags);
    if (fields > content) {
        return false;
    }
    const unsigned char *field = record + 8;
    message->payload = field + fields;
    message->length = (uint32_t) content - fields;
    message->flags = flags;
    message->stamp_ns = (flags & SHMRING_STAMP) != 0 ? shmring_get_(field) : 0;
    field += (flags & SHMRING_STAMP) != 0 ? 8 : 0;
    message->correlation = (flags & SHMRING_CORRELATION) != 0 ? shmring_get_(field) : 0;
    message->header_block_length = 0;
    if ((flags & SHMRING_HEADERS) != 0) {
        if (message->length < 8) {
            return false;
        }
        const uint16_t *block = (const uint16_t *) (const void *) ((const unsigned char *) message->payload + 2);
        message->header_block_length = __atomic_load_n(block, __ATOMIC_RELAXED); /* once: what is checked is used */
        return shmring_is_block_size_(message->header_block_length, message->length);
    }
    return true;
}

/**
 * Finds the record at the own position, past padding. Believes nothing: every number is checked against what was checked
 * before, and loaded once.
 *
 * @param size gets the bytes of the record
 */
static inline int shmring_lane_read_(
    shmring_consumer *consumer, struct shmring_lane_ *lane, shmring_message *message, uint64_t *size) {
    for (;;) {
        int status = shmring_lane_look_(consumer, lane);
        if (status != SHMRING_OK) {
            return status;
        }
        uint64_t offset = lane->position & (consumer->capacity - 1);
        uint64_t to_end = consumer->capacity - offset;
        uint64_t visible = lane->head - lane->position;
        const unsigned char *record = lane->data + offset;
        uint64_t header = __atomic_load_n((const uint64_t *) (const void *) record, __ATOMIC_RELAXED);
        uint64_t content = (uint32_t) header;
        uint16_t flags = (uint16_t) (header >> 32);
        message->type_id = (uint16_t) (header >> 48);
        if ((flags & SHMRING_PAD) != 0) {
            if (flags != SHMRING_PAD || message->type_id != 0 || offset == 0 || content + 8 != to_end ||
                to_end > visible) {
                return shmring_lane_fail_(consumer, lane);
            }
            lane->position += to_end; /* to offset 0, where padding is garbage: at most once */
            if (lane->position == lane->head) {
                shmring_lane_settle_(lane);
            }
            continue;
        }
        *size = shmring_align8_(8 + content);
        if ((flags & SHMRING_UNDEFINED_) != 0 || *size > consumer->capacity / 2 || *size > visible || *size > to_end ||
            !shmring_message_read_(message, record, content, flags)) {
            return shmring_lane_fail_(consumer, lane);
        }
        return SHMRING_OK;
    }
}

static inline void shmring_lane_consume_(struct shmring_lane_ *lane, uint64_t size) {
    lane->position += size;
    lane->released++;
}

/* ---- all lanes */

/** Of a ring of one producer: garbage is said at each call. Of a system: once for each ring, the others go on. */
static inline bool shmring_is_left_out_(const shmring_consumer *consumer, const struct shmring_lane_ *lane) {
    return lane->failed && lane->reported && consumer->count > 1;
}

/** Looks for a record in every lane, in turns; the lane is in message->slot. */
static inline int shmring_consumer_search_(shmring_consumer *consumer, shmring_message *message, uint64_t *size) {
    uint32_t left_out = 0;
    for (uint32_t i = 0; i < consumer->count; i++) {
        uint32_t slot = consumer->next;
        struct shmring_lane_ *lane = &consumer->lanes[slot];
        if (shmring_is_left_out_(consumer, lane)) {
            left_out++;
        } else {
            int status = shmring_lane_read_(consumer, lane, message, size);
            if (status != SHMRING_EMPTY) {
                message->slot = slot;
                lane->reported = lane->failed;
                return status;
            }
        }
        consumer->next = slot + 1 == consumer->count ? 0 : slot + 1;
    }
    return left_out == consumer->count ? SHMRING_CORRUPT : SHMRING_EMPTY;
}

/** The same; where nothing is, it looks whether anything can come. */
static inline int shmring_consumer_find_(shmring_consumer *consumer, shmring_message *message, uint64_t *size) {
    int status = shmring_consumer_search_(consumer, message, size);
    if (status != SHMRING_EMPTY) {
        return status;
    }
    int state = shmring_state_(consumer->bell);
    if (state == SHMRING_OK) {
        state = shmring_watch_(&consumer->watch, consumer->ring, 1);
    }
    if (state == SHMRING_OK) {
        return SHMRING_EMPTY;
    }
    status = shmring_consumer_search_(consumer, message, size); /* what came before the end is drained */
    return status != SHMRING_EMPTY ? status : state;
}

/* ---- taking the role */

/** ATTACH 4, of one lane. What cannot be is a lane that has failed. */
static inline void shmring_lane_begin_(shmring_consumer *consumer, struct shmring_lane_ *lane) {
    struct shmring_control *control = lane->control;
    lane->data = (const unsigned char *) control + SHMRING_HEADER_SIZE;
    lane->tail = __atomic_load_n(&control->tail, __ATOMIC_ACQUIRE);
    lane->position = lane->tail;
    lane->head = lane->tail;
    if ((lane->tail & 7) != 0) {
        shmring_lane_fail_(consumer, lane);
    }
    shmring_bump_and_wake_(&control->space_seq);
}

static inline int shmring_consumer_give_up_(shmring_consumer *consumer, int status) {
    for (uint32_t i = 0; consumer->lanes != NULL && i < consumer->count; i++) {
        shmring_object_close_(&consumer->lanes[i].object);
    }
    free(consumer->lanes);
    consumer->lanes = NULL;
    shmring_close_fd_(&consumer->lock);
    consumer->failure = SHMRING_CLOSED;
    return status;
}

static inline int shmring_consumer_open_lanes_(shmring_consumer *consumer) {
    const shmring *ring = consumer->ring;
    for (uint32_t slot = 0; slot < consumer->count; slot++) {
        struct shmring_lane_ *lane = &consumer->lanes[slot];
        lane->control = ring->object.control;
        if (ring->object.kind == SHMRING_KIND_DOORBELL) {
            int status = shmring_lane_attach_(ring, slot, &lane->object);
            if (status != SHMRING_OK) {
                return status;
            }
            lane->control = lane->object.control;
        }
    }
    return SHMRING_OK;
}

/**
 * Takes the consumer role. Goes on behind what its predecessor released: what was only peeked comes again.
 *
 * @param ring outlives the role
 * @return SHMRING_ROLE_HELD if it is held for the whole open time-out, SHMRING_REMOVED if the ring is no more. A cursor that
 *     cannot be is said by the first peek, and mended with shmring_consumer_skip_to_head
 */
static inline int shmring_consumer_attach(shmring_consumer *consumer, const shmring *ring) {
    memset(consumer, 0, sizeof *consumer);
    consumer->lock = -1;
    consumer->failure = SHMRING_CLOSED;
    uint32_t taken;
    int status = shmring_take_role_(ring, SHMRING_LOCK_CONSUMER, 1, &consumer->lock, &taken);
    if (status != SHMRING_OK) {
        return status;
    }
    consumer->ring = ring;
    consumer->bell = ring->object.control;
    consumer->capacity = ring->object.capacity;
    consumer->count = shmring_producers(ring);
    consumer->lanes = (struct shmring_lane_ *) calloc(consumer->count, sizeof *consumer->lanes);
    if (consumer->lanes == NULL) {
        return shmring_consumer_give_up_(consumer, SHMRING_SYSTEM);
    }
    for (uint32_t slot = 0; slot < consumer->count; slot++) {
        shmring_object_init_(&consumer->lanes[slot].object);
    }
    status = shmring_consumer_open_lanes_(consumer);
    if (status != SHMRING_OK) {
        return shmring_consumer_give_up_(consumer, status);
    }
    struct shmring_control *bell = consumer->bell;
    shmring_end_stale_sleep_(&bell->data_arm);
    __atomic_store_n(
        &bell->consumer_epoch, __atomic_load_n(&bell->consumer_epoch, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
    __atomic_store_n(&bell->consumer_pid, (uint32_t) getpid(), __ATOMIC_RELAXED);
    for (uint32_t slot = 0; slot < consumer->count; slot++) {
        shmring_lane_begin_(consumer, &consumer->lanes[slot]);
    }
    consumer->failure = SHMRING_OK;
    return SHMRING_OK;
}

/* ---- reading */

/**
 * The next message, or the same one again until it is released.
 *
 * @return SHMRING_OK; SHMRING_EMPTY; SHMRING_REMOVED when everything is drained and nothing will come; SHMRING_CORRUPT with
 *     the slot in the message: of a system's rings that is said once, then the others go on
 */
static inline int shmring_consumer_peek(shmring_consumer *consumer, shmring_message *message) {
    if (consumer->failure != SHMRING_OK) {
        return consumer->failure;
    }
    if (consumer->busy) {
        return SHMRING_INVALID;
    }
    if (consumer->peeked_size == 0) {
        uint64_t size = 0;
        int status = shmring_consumer_find_(consumer, &consumer->peeked, &size);
        if (status != SHMRING_OK) {
            message->slot = consumer->peeked.slot;
            return status;
        }
        consumer->peeked_size = size;
    }
    *message = consumer->peeked;
    return SHMRING_OK;
}

/** Gives the peeked message back: its room is the producer's again. SHMRING_INVALID without one. */
static inline int shmring_consumer_release(shmring_consumer *consumer) {
    if (consumer->failure != SHMRING_OK) {
        return consumer->failure;
    }
    if (consumer->busy || consumer->peeked_size == 0) {
        return SHMRING_INVALID;
    }
    struct shmring_lane_ *lane = &consumer->lanes[consumer->peeked.slot];
    shmring_lane_consume_(lane, consumer->peeked_size);
    shmring_lane_settle_(lane);
    consumer->peeked_size = 0;
    consumer->next = consumer->peeked.slot + 1 == consumer->count ? 0 : consumer->peeked.slot + 1;
    return SHMRING_OK;
}

/** Hands out what one lane has, from a message that was found, and gives all of it back at once. */
static inline int shmring_consumer_drain_(
    shmring_consumer *consumer, shmring_handler handler, void *context, int limit, shmring_message *message,
    uint64_t size) {
    uint32_t slot = message->slot;
    struct shmring_lane_ *lane = &consumer->lanes[slot];
    int handled = 0;
    bool goes_on;
    do {
        message->slot = slot;
        goes_on = handler(context, message);
        if (goes_on) {
            shmring_lane_consume_(lane, size);
            handled++;
        }
    } while (goes_on && handled < limit && lane->position - lane->tail < consumer->capacity / 8 &&
             shmring_lane_read_(consumer, lane, message, &size) == SHMRING_OK);
    shmring_lane_settle_(lane);
    return goes_on ? handled : -handled - 1;
}

/**
 * Hands out messages and gives them back in batches. If the process dies in a handler, its successor sees them again.
 *
 * @param handler must not call this consumer, apart from wakeup
 * @param limit how many messages at most
 * @return how many were consumed, or a failure: never both
 */
static inline int shmring_consumer_poll(
    shmring_consumer *consumer, shmring_handler handler, void *context, int limit) {
    if (consumer->failure != SHMRING_OK) {
        return consumer->failure;
    }
    if (consumer->busy || consumer->peeked_size != 0) {
        return SHMRING_INVALID;
    }
    int handled = 0;
    while (handled < limit) {
        shmring_message message;
        message.slot = 0;
        uint64_t size = 0;
        int status = shmring_consumer_find_(consumer, &message, &size);
        if (status == SHMRING_CORRUPT && handled > 0) {
            consumer->lanes[message.slot].reported = false; /* the next call says so */
        }
        if (status != SHMRING_OK) {
            return handled > 0 || status == SHMRING_EMPTY ? handled : status;
        }
        consumer->busy = true;
        int drained = shmring_consumer_drain_(consumer, handler, context, limit - handled, &message, size);
        consumer->busy = false;
        consumer->next = message.slot + 1 == consumer->count ? 0 : message.slot + 1;
        if (drained < 0) {
            return handled - drained - 1;
        }
        handled += drained;
    }
    return handled;
}

static inline int shmring_consumer_look_(void *role) {
    shmring_consumer *consumer = (shmring_consumer *) role;
    uint32_t left_out = 0;
    for (uint32_t slot = 0; slot < consumer->count; slot++) {
        struct shmring_lane_ *lane = &consumer->lanes[slot];
        if (shmring_is_left_out_(consumer, lane)) {
            left_out++;
            continue;
        }
        if (shmring_lane_look_(consumer, lane) != SHMRING_EMPTY) {
            return SHMRING_OK; /* garbage too: peek says so */
        }
    }
    if (left_out == consumer->count) {
        return SHMRING_CORRUPT;
    }
    int state = shmring_state_(consumer->bell);
    return state == SHMRING_OK ? SHMRING_TIMED_OUT : state;
}

static inline bool shmring_consumer_is_due_(void *role) {
    const shmring_consumer *consumer = (const shmring_consumer *) role;
    for (uint32_t slot = 0; slot < consumer->count; slot++) {
        const struct shmring_lane_ *lane = &consumer->lanes[slot];
        if (!lane->failed && __atomic_load_n(&lane->control->head, __ATOMIC_SEQ_CST) != lane->position) {
            return true;
        }
    }
    return false;
}

/**
 * Waits until there is something that peek or poll will tell: a message, or garbage. Spins, then sleeps.
 *
 * @param timeout_ns UINT64_MAX for ever
 * @return SHMRING_OK, SHMRING_TIMED_OUT, SHMRING_WOKEN, or SHMRING_REMOVED when nothing will come
 */
static inline int shmring_consumer_wait_for_data(shmring_consumer *consumer, uint64_t timeout_ns) {
    if (consumer->failure != SHMRING_OK) {
        return consumer->failure;
    }
    if (consumer->busy) {
        return SHMRING_INVALID;
    }
    /* WAIT 0 is done: release, poll and padding that is read store tail at once */
    struct shmring_wait_ wait;
    wait.ring = consumer->ring;
    wait.arm = &consumer->bell->data_arm;
    wait.seq = &consumer->bell->data_seq;
    wait.want = NULL;
    wait.target = 0;
    wait.rescues = &consumer->bell->data_rescues;
    wait.wakeup = &consumer->wakeup;
    wait.role = consumer;
    wait.look = shmring_consumer_look_;
    wait.is_due = shmring_consumer_is_due_;
    int status = shmring_wait_(&wait, timeout_ns);
    if (status == SHMRING_TIMED_OUT &&
        shmring_watch_(&consumer->watch, consumer->ring, SHMRING_WATCH_OPERATIONS_) != SHMRING_OK) {
        return SHMRING_REMOVED;
    }
    return status;
}

/** How often this handle has woken a producer: a system call each. */
static inline uint64_t shmring_consumer_wakeups(const shmring_consumer *consumer) {
    uint64_t wakeups = 0;
    for (uint32_t slot = 0; consumer->lanes != NULL && slot < consumer->count; slot++) {
        wakeups += consumer->lanes[slot].wakeups;
    }
    return wakeups;
}

/** Whether a ring is left alone because of garbage in it. */
static inline bool shmring_consumer_is_quarantined(const shmring_consumer *consumer, uint32_t slot) {
    return consumer->lanes != NULL && slot < consumer->count && consumer->lanes[slot].failed;
}

/**
 * Gives up what is in one ring, garbage or not, and goes on behind it.
 *
 * @return SHMRING_CORRUPT if the producer's head is no position: remove the ring then
 */
static inline int shmring_consumer_skip_to_head(shmring_consumer *consumer, uint32_t slot) {
    if (consumer->failure != SHMRING_OK) {
        return consumer->failure;
    }
    if (consumer->busy || consumer->peeked_size != 0 || slot >= consumer->count) {
        return SHMRING_INVALID;
    }
    struct shmring_lane_ *lane = &consumer->lanes[slot];
    uint64_t head = __atomic_load_n(&lane->control->head, __ATOMIC_SEQ_CST);
    if ((head & 7) != 0) {
        return SHMRING_CORRUPT;
    }
    lane->position = head;
    lane->head = head;
    lane->released = 0;
    lane->failed = false;
    lane->reported = false;
    shmring_lane_settle_(lane);
    return SHMRING_OK;
}

/** From any thread or signal handler: ends the wait that is running, else the next one, with SHMRING_WOKEN. */
static inline void shmring_consumer_wakeup(shmring_consumer *consumer) {
    shmring_ask_to_wake_(&consumer->wakeup, &consumer->bell->data_seq);
}

/** Gives the role back; a peeked message stays in the ring. A second call does nothing. */
static inline void shmring_consumer_close(shmring_consumer *consumer) {
    if (consumer->lock < 0) {
        return;
    }
    __atomic_store_n(&consumer->bell->consumer_pid, 0, __ATOMIC_RELAXED);
    for (uint32_t slot = 0; slot < consumer->count; slot++) {
        shmring_bump_and_wake_(&consumer->lanes[slot].control->space_seq);
    }
    shmring_unlock_(consumer->lock, SHMRING_LOCK_CONSUMER);
    shmring_consumer_give_up_(consumer, SHMRING_OK);
}

#ifdef __cplusplus
}
#endif

#endif
