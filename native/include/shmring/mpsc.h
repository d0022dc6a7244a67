/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_MPSC_H
#define SHMRING_MPSC_H

/** Systems of many producers and one consumer: a doorbell, and a ring for each producer. */

#include "ring.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Opens what is there and complete. What is under construction or half removed is waited for. */
static inline int shmring_mpsc_open_now_(shmring *ring, uint64_t deadline) {
    for (;;) {
        int status = shmring_object_open_(&ring->object, ring->path, SHMRING_KIND_DOORBELL);
        if (status == SHMRING_OK) {
            uint32_t state = __atomic_load_n(&ring->object.control->state, __ATOMIC_SEQ_CST);
            if (state == SHMRING_STATE_OPEN) {
                return SHMRING_OK;
            }
            shmring_object_close_(&ring->object);
            status = state == SHMRING_STATE_BUILDING ? SHMRING_NOT_READY : SHMRING_REMOVED;
            if (shmring_now_ns_() < deadline) {
                shmring_nap_();
                status = SHMRING_AGAIN_;
            }
        }
        if (status != SHMRING_AGAIN_) {
            return status;
        }
    }
}

/** Removes what a predecessor left at a ring's path; anything but a ring of ours stays and is an error. */
static inline int shmring_mpsc_clear_lane_(const shmring *ring, uint32_t slot, const char *path) {
    struct shmring_object leftover;
    int status;
    do {
        status = shmring_lane_open_(ring, slot, &leftover);
    } while (status == SHMRING_AGAIN_);
    if (status == SHMRING_MISSING) {
        return SHMRING_OK;
    }
    if (status != SHMRING_OK) {
        return SHMRING_FOREIGN;
    }
    shmring_object_close_(&leftover);
    return unlink(path) == 0 || errno == ENOENT ? SHMRING_OK : SHMRING_SYSTEM;
}

/** CREATE 2 and 3, under the life-cycle lock. */
static inline int shmring_mpsc_build_(const shmring *ring, const char *directory) {
    for (uint32_t slot = 0; slot < ring->object.producers; slot++) {
        char path[SHMRING_PATH_SIZE];
        struct shmring_plan_ plan;
        memset(&plan, 0, sizeof plan);
        plan.capacity = ring->object.capacity;
        plan.system_id = ring->object.instance_id;
        plan.flags = ring->object.flags;
        plan.state = SHMRING_STATE_OPEN;
        plan.kind = SHMRING_KIND_MPSC_RING;
        plan.ring_index = (uint16_t) slot;
        struct shmring_object lane;
        int status = shmring_lane_path_(path, ring, slot);
        if (status == SHMRING_OK) {
            status = shmring_mpsc_clear_lane_(ring, slot, path);
        }
        if (status == SHMRING_OK) {
            status = shmring_object_make_(&lane, directory, &plan);
        }
        if (status != SHMRING_OK) {
            return status;
        }
        status = shmring_object_link_(&lane, path);
        if (status == SHMRING_OK) {
            __atomic_store_n(
                &shmring_slots_(&ring->object)[slot].instance_id, lane.instance_id, __ATOMIC_RELEASE);
        }
        shmring_object_close_(&lane);
        if (status != SHMRING_OK) {
            return status;
        }
    }
    __atomic_store_n(&ring->object.control->state, SHMRING_STATE_OPEN, __ATOMIC_SEQ_CST);
    return SHMRING_OK;
}

/** Completes a system, or removes what of it was made. Frees the lock. */
static inline int shmring_mpsc_complete_(shmring *ring, const char *directory, int *lock) {
    int status = shmring_mpsc_build_(ring, directory);
    if (status != SHMRING_OK) {
        int before = errno;
        shmring_remove_(ring, SHMRING_REASON_REPLACED);
        errno = before;
    }
    shmring_close_fd_(lock);
    if (status != SHMRING_OK) {
        shmring_object_close_(&ring->object);
    }
    return status;
}

/**
 * REPAIR 2 and 3: nobody can produce to what is under construction, and nobody consumes it. A remover that was killed may have
 * the bytes for a while yet.
 */
static inline int shmring_mpsc_await_roles_(const shmring *ring, uint64_t deadline, int lock) {
    int status = SHMRING_OK;
    uint32_t slot = 0;
    while (slot < ring->object.producers) {
        if (!shmring_is_held_(lock, SHMRING_LOCK_PRODUCER + slot)) {
            slot++;
        } else if (shmring_now_ns_() >= deadline) {
            return SHMRING_CORRUPT; /* somebody wrote that state into a living system */
        } else {
            shmring_nap_();
        }
    }
    while ((status = shmring_lock_(lock, SHMRING_LOCK_CONSUMER)) == SHMRING_ROLE_HELD && shmring_now_ns_() < deadline) {
        shmring_nap_();
    }
    return status;
}

/** REPAIR 2 and 3, under the life-cycle lock. SHMRING_AGAIN_ if the name is free then. Frees the lock. */
static inline int shmring_mpsc_repair_(
    shmring *ring, const struct shmring_plan_ *plan, const char *directory, uint64_t deadline, int *lock) {
    uint32_t state = __atomic_load_n(&ring->object.control->state, __ATOMIC_SEQ_CST);
    bool is_wanted = ring->object.capacity == plan->capacity && ring->object.producers == plan->producers &&
        ring->object.flags == plan->flags;
    int status = SHMRING_EXISTS; /* another one has completed it */
    if (state == SHMRING_STATE_BUILDING) {
        status = shmring_mpsc_await_roles_(ring, deadline, *lock);
        if (status == SHMRING_OK && is_wanted) {
            return shmring_mpsc_complete_(ring, directory, lock);
        }
        status = status == SHMRING_OK ? shmring_remove_(ring, SHMRING_REASON_REPLACED) : status;
    } else if (state == SHMRING_STATE_REMOVED) {
        status = shmring_remove_(ring, 0);
    }
    shmring_close_fd_(lock);
    return status == SHMRING_OK ? SHMRING_AGAIN_ : status;
}

/** What the name being taken means: goes on with a system whose creator died, finishes a removal, or SHMRING_EXISTS. */
static inline int shmring_mpsc_take_over_(
    shmring *ring, const struct shmring_plan_ *plan, const char *directory, uint64_t deadline) {
    int status = shmring_object_open_(&ring->object, ring->path, SHMRING_KIND_DOORBELL);
    if (status != SHMRING_OK) {
        return status == SHMRING_MISSING ? SHMRING_AGAIN_ : status == SHMRING_AGAIN_ ? status : SHMRING_EXISTS;
    }
    if (shmring_state_(ring->object.control) == SHMRING_OK) {
        status = SHMRING_EXISTS;
    } else {
        int lock;
        status = shmring_lock_lifecycle_(ring, deadline, &lock); /* REPAIR 1 */
        if (status == SHMRING_OK) {
            status = shmring_mpsc_repair_(ring, plan, directory, deadline, &lock);
        }
    }
    if (status != SHMRING_OK) {
        shmring_object_close_(&ring->object);
    }
    return status;
}

/** CREATE. */
static inline int shmring_mpsc_create_now_(
    shmring *ring, const struct shmring_plan_ *plan, const char *directory, uint64_t deadline) {
    if (access(ring->base, F_OK) == 0) {
        return SHMRING_EXISTS;
    }
    for (;;) {
        int status = shmring_object_make_(&ring->object, directory, plan);
        if (status != SHMRING_OK) {
            return status;
        }
        int lock = shmring_reopen_(ring->object.fd); /* locked before it has a name: nobody comes first */
        status = lock < 0 ? SHMRING_SYSTEM : shmring_lock_(lock, SHMRING_LOCK_LIFECYCLE);
        if (status == SHMRING_OK) {
            status = shmring_lock_(lock, SHMRING_LOCK_CONSUMER);
        }
        if (status == SHMRING_OK) {
            status = shmring_object_link_(&ring->object, ring->path);
        }
        if (status == SHMRING_OK) {
            return shmring_mpsc_complete_(ring, directory, &lock);
        }
        shmring_close_fd_(&lock);
        shmring_object_close_(&ring->object);
        if (status == SHMRING_EXISTS) {
            status = shmring_mpsc_take_over_(ring, plan, directory, deadline);
        }
        if (status != SHMRING_AGAIN_) {
            return status;
        }
    }
}

static inline int shmring_mpsc_plan_(
    struct shmring_plan_ *plan, uint32_t producers, uint64_t capacity, const shmring_options *options) {
    memset(plan, 0, sizeof *plan);
    plan->capacity = shmring_round_up_(capacity);
    plan->producers = producers;
    plan->flags = options->stamped ? SHMRING_RING_STAMPED : 0;
    plan->state = SHMRING_STATE_BUILDING;
    plan->kind = SHMRING_KIND_DOORBELL;
    return plan->capacity == 0 || producers < 1 || producers > SHMRING_MAX_PRODUCERS ? SHMRING_INVALID : SHMRING_OK;
}

/**
 * Creates a system; its consumer does that, producers open. A creator that died half-way is succeeded.
 *
 * @param name as of a ring of one producer
 * @param producers 1 to 1024
 * @param capacity bytes of each producer's ring, rounded up to a power of two from 4096 to 2^30
 * @param options NULL for the defaults
 * @return SHMRING_EXISTS if the name is taken, SHMRING_FOREIGN if at a ring's path is something else than a ring of ours
 */
static inline int shmring_mpsc_create(
    shmring *ring, const char *name, uint32_t producers, uint64_t capacity, const shmring_options *options) {
    shmring_options defaults = shmring_options_default();
    options = options == NULL ? &defaults : options;
    struct shmring_plan_ plan;
    int status = shmring_init_(ring, name, "_doorbell", options);
    if (status == SHMRING_OK) {
        status = shmring_mpsc_plan_(&plan, producers, capacity, options);
    }
    return status != SHMRING_OK
        ? status
        : shmring_mpsc_create_now_(
              ring, &plan, options->directory, shmring_deadline_(shmring_now_ns_(), options->open_timeout_ns));
}

/**
 * Opens a system, whatever its geometry is.
 *
 * @return SHMRING_MISSING if there is none, SHMRING_NOT_READY if it stays under construction for the open time-out
 */
static inline int shmring_mpsc_open(shmring *ring, const char *name, const shmring_options *options) {
    shmring_options defaults = shmring_options_default();
    options = options == NULL ? &defaults : options;
    int status = shmring_init_(ring, name, "_doorbell", options);
    return status != SHMRING_OK
        ? status
        : shmring_mpsc_open_now_(ring, shmring_deadline_(shmring_now_ns_(), options->open_timeout_ns));
}

/** Opens a system or creates it, for its consumer. SHMRING_GEOMETRY if what is there has other numbers. */
static inline int shmring_mpsc_open_or_create(
    shmring *ring, const char *name, uint32_t producers, uint64_t capacity, const shmring_options *options) {
    shmring_options defaults = shmring_options_default();
    options = options == NULL ? &defaults : options;
    struct shmring_plan_ plan;
    int status = shmring_init_(ring, name, "_doorbell", options);
    if (status == SHMRING_OK) {
        status = shmring_mpsc_plan_(&plan, producers, capacity, options);
    }
    if (status != SHMRING_OK) {
        return status;
    }
    uint64_t deadline = shmring_deadline_(shmring_now_ns_(), options->open_timeout_ns);
    do {
        status = shmring_mpsc_open_now_(ring, 0);
        if (status == SHMRING_MISSING || status == SHMRING_NOT_READY || status == SHMRING_REMOVED) {
            status = shmring_mpsc_create_now_(ring, &plan, options->directory, deadline);
        }
    } while (status == SHMRING_EXISTS && shmring_now_ns_() < deadline);
    if (status == SHMRING_OK &&
        (ring->object.capacity != plan.capacity || ring->object.producers != plan.producers)) {
        shmring_close(ring);
        return SHMRING_GEOMETRY;
    }
    return status;
}

static inline int shmring_mpsc_remove_(
    const char *name, const shmring_options *options, enum shmring_reason reason) {
    shmring_options defaults = shmring_options_default();
    shmring ring;
    int status = shmring_init_(&ring, name, "_doorbell", options == NULL ? &defaults : options);
    return status != SHMRING_OK ? status : shmring_unlink_(&ring, SHMRING_KIND_DOORBELL, reason);
}

/** Removes a system that nobody uses. SHMRING_ROLE_HELD if a role is held, SHMRING_MISSING if there is none. */
static inline int shmring_mpsc_unlink(const char *name, const shmring_options *options) {
    return shmring_mpsc_remove_(name, options, SHMRING_REASON_UNLINKED);
}

/** Removes a system under its users: producers are told, the consumer drains what is there and is told then. */
static inline int shmring_mpsc_force_unlink(const char *name, const shmring_options *options) {
    return shmring_mpsc_remove_(name, options, SHMRING_REASON_FORCED);
}

#ifdef __cplusplus
}
#endif

#endif
