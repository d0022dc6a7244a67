/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PEER_H
#define PEER_H

/** What the calls of the peer share: its roles, and how a call answers. */

#include <inttypes.h>

#include "messages.h"

#define FOREVER UINT64_MAX

/** A role and the ring that it is taken on. */
struct peer {
    shmring_options options;
    shmring producers_ring;
    shmring_producer producer;
    shmring consumers_ring;
    shmring_consumer consumer;
};

static const char *status_name(int status) {
    static const char *const failures[] = {
        "", "INVALID", "SYSTEM", "NAME", "MISSING", "EXISTS", "FOREIGN", "FORMAT", "GEOMETRY", "NOT_READY", "ROLE_HELD",
        "REMOVED", "CORRUPT", "TOO_LONG", "NO_SPACE", "CLOSED"};
    static const char *const results[] = {"OK", "FULL", "EMPTY", "TIMED_OUT", "WOKEN"};
    return status >= 0 ? results[status] : failures[-status];
}

static void answer_text(const char *value) {
    printf("= %s\n", value);
}

static void answer_number(uint64_t value) {
    printf("= %" PRIu64 "\n", value);
}

static void fail(const char *type, const char *message) {
    printf("! %s %s\n", type, message);
}

/** OK as the given value, a failure as one. */
static void answer_status(int status, const char *value) {
    if (status >= 0) {
        answer_text(value);
    } else {
        fail(status_name(status), shmring_strerror(status));
    }
}

/** Of a wait or an offer: true, false, or a failure. */
static void answer_whether(int status) {
    answer_status(status, status == SHMRING_OK ? "true" : "false");
}

static uint64_t number(const char *word) {
    return strtoull(word, NULL, 10);
}

#endif
