/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_RING_H
#define SHMRING_RING_H

/** An open ring or system, what is in it, its roles and its removal. */

#include "object.h"

/**
 * An open ring of one producer, or an open system of many: what roles are taken on. Has to outlive the roles. Opening takes
 * no role, and may be done by any number of processes.
 */
typedef struct shmring {
    /** The path without the suffix of a doorbell. */
    char base[SHMRING_PATH_SIZE];
    /** The path of the object with the locks, the state and the consumer's wait words. */
    char path[SHMRING_PATH_SIZE];
    /** The ring of one producer, or the doorbell. */
    struct shmring_object object;
    uint64_t spin_ns;
    uint64_t open_timeout_ns;
} shmring;

/** Bytes of a ring's data area; a message takes half of it at most. */
static inline uint64_t shmring_capacity(const shmring *ring) {
    return ring->object.capacity;
}

/** How many producers there can be. */
static inline uint32_t shmring_producers(const shmring *ring) {
    return ring->object.kind == SHMRING_KIND_DOORBELL ? ring->object.producers : 1;
}

/** Whether every record carries the time of its writing. */
static inline bool shmring_is_stamped(const shmring *ring) {
    return (ring->object.flags & SHMRING_RING_STAMPED) != 0;
}

/** The last known pid of the consumer, in its own pid namespace, 0 if it gave the role back. For messages only. */
static inline uint32_t shmring_consumer_pid(const shmring *ring) {
    return __atomic_load_n(&ring->object.control->consumer_pid, __ATOMIC_RELAXED);
}

/** Closes what create, open and open_or_create opened, after its roles. The object itself stays. */
static inline void shmring_close(shmring *ring) {
    shmring_object_close_(&ring->object);
}

/** Whether the state still allows to go on. */
static inline int shmring_state_(const struct shmring_control *control) {
    switch (__atomic_load_n(&control->state, __ATOMIC_SEQ_CST)) {
        case SHMRING_STATE_OPEN: return SHMRING_OK;
        case SHMRING_STATE_REMOVED: return SHMRING_REMOVED;
        default: return SHMRING_CORRUPT;
    }
}

static inline int shmring_init_(
    shmring *ring, const char *name, const char *suffix, const shmring_options *options) {
    memset(ring, 0, sizeof *ring);
    shmring_object_init_(&ring->object);
    ring->spin_ns = options->spin_ns;
    ring->open_timeout_ns = options->open_timeout_ns;
    int status = shmring_path_(ring->base, options, name, "");
    return status != SHMRING_OK ? status : shmring_path_(ring->path, options, name, suffix);
}

/** The capacity that a ring gets which is asked for this one; 0 if there is none. */
static inline uint64_t shmring_round_up_(uint64_t capacity) {
    uint64_t rounded = SHMRING_MIN_CAPACITY;
    while (rounded < capacity && rounded <= SHMRING_MAX_CAPACITY) {
        rounded <<= 1;
    }
    return capacity > 0 && rounded <= SHMRING_MAX_CAPACITY ? rounded : 0;
}

static inline int shmring_lane_path_(char *path, const shmring *ring, uint32_t slot) {
    int written = snprintf(path, SHMRING_PATH_SIZE, "%s_ring_%u", ring->base, slot);
    return written < 0 || written >= SHMRING_PATH_SIZE ? SHMRING_INVALID : SHMRING_OK;
}

/** Opens the ring of one producer of a system. The caller compares its identity. */
static inline int shmring_lane_open_(const shmring *ring, uint32_t slot, struct shmring_object *lane) {
    char path[SHMRING_PATH_SIZE];
    shmring_object_init_(lane);
    int status = shmring_lane_path_(path, ring, slot);
    return status != SHMRING_OK ? status : shmring_object_open_(lane, path, SHMRING_KIND_MPSC_RING);
}

/** ATTACH 3 of a ring of a system: is it the one that the doorbell means? */
static inline int shmring_lane_compare_(const shmring *ring, uint32_t slot, const struct shmring_object *lane) {
    uint64_t expected = __atomic_load_n(&shmring_slots_(&ring->object)[slot].instance_id, __ATOMIC_ACQUIRE);
    bool same = lane->ring_index == slot && lane->system_id == ring->object.instance_id &&
        lane->instance_id == expected && lane->capacity == ring->object.capacity;
    return same ? SHMRING_OK : SHMRING_FORMAT;
}

/* ---- locks */

/** Under the lock of a role: is this still the object? */
static inline int shmring_still_open_(const shmring *ring) {
    if (!shmring_object_is_current_(&ring->object, ring->path)) {
        return SHMRING_REMOVED;
    }
    return shmring_state_(ring->object.control);
}

/**
 * ATTACH 3: takes the first free one of some roles. That one is held is no answer yet: an unlinker may try all of them, and
 * a process may be dying.
 *
 * @param lock gets the descriptor that holds the lock
 * @param taken gets the number of the role, from 0
 */
static inline int shmring_take_role_(
    const shmring *ring, int64_t first_byte, uint32_t count, int *lock, uint32_t *taken) {
    uint64_t deadline = shmring_deadline_(shmring_now_ns_(), ring->open_timeout_ns);
    *lock = shmring_reopen_(ring->object.fd);
    int status = *lock < 0 ? SHMRING_SYSTEM : SHMRING_ROLE_HELD;
    while (status == SHMRING_ROLE_HELD) {
        for (*taken = 0; *taken < count; ++*taken) {
            status = shmring_lock_(*lock, first_byte + *taken);
            if (status != SHMRING_ROLE_HELD) {
                break;
            }
        }
        if (status != SHMRING_SYSTEM) {
            int still = shmring_still_open_(ring);
            status = still == SHMRING_OK ? status : still;
        }
        if (status == SHMRING_ROLE_HELD) {
            if (shmring_now_ns_() >= deadline) {
                break;
            }
            shmring_nap_();
        }
    }
    if (status != SHMRING_OK) {
        shmring_close_fd_(lock);
    }
    return status;
}

/** Locks the life cycle of what is at the path; SHMRING_AGAIN_ if that is another object by then. */
static inline int shmring_lock_lifecycle_(const shmring *ring, uint64_t deadline, int *lock) {
    *lock = shmring_reopen_(ring->object.fd);
    int status = *lock < 0 ? SHMRING_SYSTEM : SHMRING_ROLE_HELD;
    while (status == SHMRING_ROLE_HELD) {
        status = shmring_lock_(*lock, SHMRING_LOCK_LIFECYCLE);
        if (status != SHMRING_SYSTEM && !shmring_object_is_current_(&ring->object, ring->path)) {
            status = SHMRING_AGAIN_;
        }
        if (status == SHMRING_ROLE_HELD) {
            if (shmring_now_ns_() >= deadline) {
                status = SHMRING_NOT_READY;
            } else {
                shmring_nap_();
            }
        }
    }
    if (status != SHMRING_OK) {
        shmring_close_fd_(lock);
    }
    return status;
}

/** Opens and compares a ring of a system, under the lock of a role. */
static inline int shmring_lane_attach_(const shmring *ring, uint32_t slot, struct shmring_object *lane) {
    int status = shmring_lane_open_(ring, slot, lane);
    if (status == SHMRING_OK) {
        status = shmring_lane_compare_(ring, slot, lane);
    }
    if (status == SHMRING_OK) {
        return SHMRING_OK;
    }
    int still = shmring_still_open_(ring); /* a forced removal comes without the locks of roles */
    return still != SHMRING_OK ? still : status == SHMRING_AGAIN_ ? SHMRING_MISSING : status;
}

/* ---- removal */

/** Under the life-cycle lock: removes the rings that name this doorbell, and wakes those who sleep on them. */
static inline int shmring_remove_lanes_(const shmring *ring) {
    for (uint32_t slot = 0; slot < ring->object.producers; slot++) {
        struct shmring_object lane;
        char path[SHMRING_PATH_SIZE];
        if (shmring_lane_open_(ring, slot, &lane) != SHMRING_OK) {
            continue;
        }
        bool is_own = lane.system_id == ring->object.instance_id;
        int status = shmring_lane_path_(path, ring, slot);
        shmring_bump_and_wake_(&lane.control->space_seq);
        shmring_object_close_(&lane);
        if (!is_own) {
            continue; /* left by another system: the next creation replaces it */
        }
        if (status != SHMRING_OK || (unlink(path) != 0 && errno != ENOENT)) {
            return SHMRING_SYSTEM;
        }
    }
    return SHMRING_OK;
}

/** UNLINK 3 and 4, under the life-cycle lock; reason 0 finishes the removal of another. */
static inline int shmring_remove_(const shmring *ring, uint32_t reason) {
    struct shmring_control *control = ring->object.control;
    if (reason != 0) {
        __atomic_store_n(&control->reason, reason, __ATOMIC_RELAXED);
    }
    __atomic_store_n(&control->state, SHMRING_STATE_REMOVED, __ATOMIC_SEQ_CST);
    shmring_bump_and_wake_(&control->data_seq);
    shmring_bump_and_wake_(&control->space_seq);
    int status = shmring_remove_lanes_(ring);
    if (status != SHMRING_OK) {
        return status;
    }
    if (!shmring_object_is_current_(&ring->object, ring->path)) {
        return SHMRING_OK; /* somebody removed it by hand, and may have made another */
    }
    return unlink(ring->path) == 0 || errno == ENOENT ? SHMRING_OK : SHMRING_SYSTEM;
}

/** Of an object whose state says removed while its name is still there: the remover died. */
static inline int shmring_finish_removal_(const shmring *ring, uint64_t deadline) {
    int lock;
    int status = shmring_lock_lifecycle_(ring, deadline, &lock);
    if (status == SHMRING_OK) {
        status = shmring_remove_(ring, 0);
        shmring_close_fd_(&lock);
    }
    return status == SHMRING_AGAIN_ ? SHMRING_OK : status;
}

/** UNLINK 2: all or none. A process that is dying has its roles for a while yet. */
static inline int shmring_lock_every_role_(const shmring *ring, uint64_t deadline, int lock) {
    int64_t end = SHMRING_LOCK_PRODUCER + shmring_producers(ring);
    for (;;) {
        int status = SHMRING_OK;
        int64_t role = SHMRING_LOCK_CONSUMER;
        while (role < end && (status = shmring_lock_(lock, role)) == SHMRING_OK) {
            role++;
        }
        if (status == SHMRING_OK) {
            return SHMRING_OK;
        }
        while (--role >= SHMRING_LOCK_CONSUMER) {
            shmring_unlock_(lock, role); /* nobody is kept from a role while this waits */
        }
        if (status != SHMRING_ROLE_HELD || shmring_now_ns_() >= deadline) {
            return status;
        }
        shmring_nap_();
    }
}

/** UNLINK of whatever has this kind at the path. */
static inline int shmring_unlink_(shmring *ring, uint16_t kind, enum shmring_reason reason) {
    uint64_t deadline = shmring_deadline_(shmring_now_ns_(), ring->open_timeout_ns);
    int status;
    do {
        status = shmring_object_open_(&ring->object, ring->path, kind);
        if (status == SHMRING_OK) {
            int lock;
            status = shmring_lock_lifecycle_(ring, deadline, &lock);
            if (status == SHMRING_OK && reason != SHMRING_REASON_FORCED) {
                status = shmring_lock_every_role_(ring, deadline, lock);
            }
            if (status == SHMRING_OK) {
                status = shmring_remove_(ring, reason);
            }
            shmring_close_fd_(&lock);
            shmring_object_close_(&ring->object);
        }
    } while (status == SHMRING_AGAIN_);
    return status;
}

/* ---- looking whether an object is still the one at its path */

#define SHMRING_WATCH_OPERATIONS_ 256
#define SHMRING_WATCH_NS_ (100 * SHMRING_MILLISECOND_)

struct shmring_watch_ {
    uint32_t operations;
    uint64_t looked;
};

/**
 * To be called by each operation, with a weight: now and then it looks whether the object was removed by hand, which leaves no
 * trace in the state.
 */
static inline int shmring_watch_(struct shmring_watch_ *watch, const shmring *ring, uint32_t weight) {
    watch->operations += weight;
    if (watch->operations < SHMRING_WATCH_OPERATIONS_) {
        return SHMRING_OK;
    }
    watch->operations = 0;
    uint64_t now = shmring_now_ns_();
    if (now - watch->looked < SHMRING_WATCH_NS_) {
        return SHMRING_OK;
    }
    watch->looked = now;
    return shmring_object_is_current_(&ring->object, ring->path) ? SHMRING_OK : SHMRING_REMOVED;
}

#endif
