/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_SPSC_H
#define SHMRING_SPSC_H

/** Rings of one producer and one consumer: creation, opening, removal. */

#include "ring.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Opens what is there, and finishes a removal that somebody left behind. */
static inline int shmring_spsc_open_now_(shmring *ring, uint64_t deadline) {
    for (;;) {
        int status = shmring_object_open_(&ring->object, ring->path, SHMRING_KIND_SPSC);
        if (status == SHMRING_OK) {
            int state = shmring_state_(ring->object.control);
            if (state == SHMRING_OK) {
                return SHMRING_OK;
            }
            status = state == SHMRING_REMOVED ? shmring_finish_removal_(ring, deadline) : SHMRING_FORMAT;
            shmring_object_close_(&ring->object);
            status = status == SHMRING_OK ? SHMRING_AGAIN_ : status;
        }
        if (status != SHMRING_AGAIN_) {
            return status;
        }
    }
}

/** CREATE. */
static inline int shmring_spsc_create_now_(
    shmring *ring, const char *name, uint64_t capacity, const shmring_options *options, uint64_t deadline) {
    char doorbell[SHMRING_PATH_SIZE];
    int status = shmring_path_(doorbell, options, name, "_doorbell");
    if (status != SHMRING_OK) {
        return status;
    }
    if (access(doorbell, F_OK) == 0) {
        return SHMRING_EXISTS;
    }
    struct shmring_plan_ plan;
    memset(&plan, 0, sizeof plan);
    plan.capacity = capacity;
    plan.flags = options->stamped ? SHMRING_RING_STAMPED : 0;
    plan.state = SHMRING_STATE_OPEN;
    plan.kind = SHMRING_KIND_SPSC;
    struct shmring_object fresh;
    status = shmring_object_make_(&fresh, options->directory, &plan);
    if (status != SHMRING_OK) {
        return status;
    }
    while ((status = shmring_object_link_(&fresh, ring->path)) == SHMRING_EXISTS) {
        int there = shmring_spsc_open_now_(ring, deadline); /* finishes a removal, so that the name is free again */
        shmring_object_close_(&ring->object);
        if (there != SHMRING_MISSING) {
            break;
        }
    }
    if (status != SHMRING_OK) {
        shmring_object_close_(&fresh);
        return status;
    }
    ring->object = fresh;
    return SHMRING_OK;
}

/**
 * Creates a ring. It appears complete or not at all.
 *
 * @param name 1 to 200 of A-Z a-z 0-9 . _ -, not beginning with a dot; one leading slash is dropped
 * @param capacity bytes, rounded up to a power of two from 4096 to 2^30
 * @param options NULL for the defaults
 * @return SHMRING_EXISTS if the name is taken, SHMRING_NO_SPACE if the file system is full
 */
static inline int shmring_spsc_create(
    shmring *ring, const char *name, uint64_t capacity, const shmring_options *options) {
    shmring_options defaults = shmring_options_default();
    options = options == NULL ? &defaults : options;
    int status = shmring_init_(ring, name, "", options);
    capacity = shmring_round_up_(capacity);
    if (status != SHMRING_OK || capacity == 0) {
        return status != SHMRING_OK ? status : SHMRING_INVALID;
    }
    return shmring_spsc_create_now_(
        ring, name, capacity, options, shmring_deadline_(shmring_now_ns_(), options->open_timeout_ns));
}

/** Opens a ring, whatever its capacity is. SHMRING_MISSING if there is none. */
static inline int shmring_spsc_open(shmring *ring, const char *name, const shmring_options *options) {
    shmring_options defaults = shmring_options_default();
    options = options == NULL ? &defaults : options;
    int status = shmring_init_(ring, name, "", options);
    return status != SHMRING_OK
        ? status
        : shmring_spsc_open_now_(ring, shmring_deadline_(shmring_now_ns_(), options->open_timeout_ns));
}

/**
 * Opens a ring or creates it, whoever of several processes comes first.
 *
 * @param found gets the capacity of what is there on SHMRING_GEOMETRY; may be NULL
 * @return SHMRING_GEOMETRY if what is there has another capacity than this one rounded up
 */
static inline int shmring_spsc_open_or_create(
    shmring *ring, const char *name, uint64_t capacity, const shmring_options *options, uint64_t *found) {
    shmring_options defaults = shmring_options_default();
    options = options == NULL ? &defaults : options;
    int status = shmring_init_(ring, name, "", options);
    capacity = shmring_round_up_(capacity);
    if (status != SHMRING_OK || capacity == 0) {
        return status != SHMRING_OK ? status : SHMRING_INVALID;
    }
    uint64_t deadline = shmring_deadline_(shmring_now_ns_(), options->open_timeout_ns);
    do {
        status = shmring_spsc_open_now_(ring, deadline);
        if (status == SHMRING_MISSING) {
            status = shmring_spsc_create_now_(ring, name, capacity, options, deadline);
        }
    } while (status == SHMRING_EXISTS && shmring_now_ns_() < deadline);
    if (status == SHMRING_OK && ring->object.capacity != capacity) {
        if (found != NULL) {
            *found = ring->object.capacity;
        }
        shmring_close(ring);
        return SHMRING_GEOMETRY;
    }
    return status;
}

static inline int shmring_spsc_remove_(
    const char *name, const shmring_options *options, enum shmring_reason reason) {
    shmring_options defaults = shmring_options_default();
    shmring ring;
    int status = shmring_init_(&ring, name, "", options == NULL ? &defaults : options);
    return status != SHMRING_OK ? status : shmring_unlink_(&ring, SHMRING_KIND_SPSC, reason);
}

/**
 * Removes a ring that nobody uses.
 *
 * @return SHMRING_ROLE_HELD if a role is held, SHMRING_MISSING if there is none
 */
static inline int shmring_spsc_unlink(const char *name, const shmring_options *options) {
    return shmring_spsc_remove_(name, options, SHMRING_REASON_UNLINKED);
}

/** Removes a ring under its users: a producer is told, a consumer drains what is there and is told then. */
static inline int shmring_spsc_force_unlink(const char *name, const shmring_options *options) {
    return shmring_spsc_remove_(name, options, SHMRING_REASON_FORCED);
}

#ifdef __cplusplus
}
#endif

#endif
