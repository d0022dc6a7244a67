/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef OBJECT_CALLS_H
#define OBJECT_CALLS_H

/** Creating, opening and removing; taking roles and giving them back. */

#include "peer.h"

/** Of a ring that was only to be made or opened. */
static void answer_capacity(shmring *ring, int status) {
    if (status != SHMRING_OK) {
        answer_status(status, "");
        return;
    }
    answer_number(shmring_capacity(ring));
    shmring_close(ring);
}

/** options openMillis connectMillis spinMicros: connecting is not waited for. */
static void call_options(struct peer *peer, char **words) {
    peer->options.open_timeout_ns = number(words[1]) * 1000000;
    peer->options.spin_ns = number(words[3]) * 1000;
    answer_text("set");
}

static void call_stamped(struct peer *peer, char **words) {
    peer->options.stamped = strcmp(words[1], "true") == 0;
    answer_text("set");
}

/** directory path */
static void call_directory(struct peer *peer, char **words) {
    peer->options.directory = strdup(words[1]);
    answer_text("set");
}

/** create name capacity */
static void call_create(struct peer *peer, char **words) {
    shmring ring;
    answer_capacity(&ring, shmring_spsc_create(&ring, words[1], number(words[2]), &peer->options));
}

/** open name */
static void call_open(struct peer *peer, char **words) {
    shmring ring;
    answer_capacity(&ring, shmring_spsc_open(&ring, words[1], &peer->options));
}

/** openOrCreateRing name capacity; a ring of another geometry fails with its capacity. */
static void call_open_or_create(struct peer *peer, char **words) {
    shmring ring;
    uint64_t found = 0;
    int status = shmring_spsc_open_or_create(&ring, words[1], number(words[2]), &peer->options, &found);
    if (status == SHMRING_GEOMETRY) {
        printf("! GEOMETRY %" PRIu64 "\n", found);
    } else {
        answer_capacity(&ring, status);
    }
}

/** createSystem name producers capacity */
static void call_create_system(struct peer *peer, char **words) {
    shmring ring;
    uint32_t producers = (uint32_t) number(words[2]);
    answer_capacity(&ring, shmring_mpsc_create(&ring, words[1], producers, number(words[3]), &peer->options));
}

/** openOrCreateSystem name producers capacity */
static void call_open_or_create_system(struct peer *peer, char **words) {
    shmring ring;
    uint32_t producers = (uint32_t) number(words[2]);
    answer_capacity(&ring, shmring_mpsc_open_or_create(&ring, words[1], producers, number(words[3]), &peer->options));
}

static void call_unlink(struct peer *peer, char **words) {
    answer_status(shmring_spsc_unlink(words[1], &peer->options), "removed");
}

static void call_force_unlink(struct peer *peer, char **words) {
    answer_status(shmring_spsc_force_unlink(words[1], &peer->options), "removed");
}

static void call_unlink_system(struct peer *peer, char **words) {
    answer_status(shmring_mpsc_unlink(words[1], &peer->options), "removed");
}

static void call_force_unlink_system(struct peer *peer, char **words) {
    answer_status(shmring_mpsc_force_unlink(words[1], &peer->options), "removed");
}

/** Kinds are spsc, mpsc and, with a slot, mpsc-2. */
static int open_kind(struct peer *peer, shmring *ring, const char *name, const char *kind) {
    return kind[0] == 's' ? shmring_spsc_open(ring, name, &peer->options) : shmring_mpsc_open(ring, name, &peer->options);
}

/** takeProducer name kind */
static void call_take_producer(struct peer *peer, char **words) {
    int slot = strncmp(words[2], "mpsc-", 5) == 0 ? (int) number(words[2] + 5) : SHMRING_ANY_SLOT;
    int status = open_kind(peer, &peer->producers_ring, words[1], words[2]);
    if (status == SHMRING_OK) {
        status = shmring_producer_attach(&peer->producer, &peer->producers_ring, slot);
        if (status != SHMRING_OK) {
            shmring_close(&peer->producers_ring);
        }
    }
    if (status != SHMRING_OK) {
        answer_status(status, "");
    } else {
        answer_number(shmring_producer_slot(&peer->producer));
    }
}

static void call_close_producer(struct peer *peer, char **words) {
    (void) words;
    shmring_producer_close(&peer->producer);
    shmring_close(&peer->producers_ring);
    answer_text("closed");
}

/** takeConsumer name kind */
static void call_take_consumer(struct peer *peer, char **words) {
    int status = open_kind(peer, &peer->consumers_ring, words[1], words[2]);
    if (status == SHMRING_OK) {
        status = shmring_consumer_attach(&peer->consumer, &peer->consumers_ring);
        if (status == SHMRING_ROLE_HELD) {
            printf("! ROLE_HELD by pid %u\n", shmring_consumer_pid(&peer->consumers_ring));
            shmring_close(&peer->consumers_ring);
            return;
        }
        if (status != SHMRING_OK) {
            shmring_close(&peer->consumers_ring);
        }
    }
    answer_status(status, "taken");
}

static void call_close_consumer(struct peer *peer, char **words) {
    (void) words;
    shmring_consumer_close(&peer->consumer);
    shmring_close(&peer->consumers_ring);
    answer_text("closed");
}

#endif
