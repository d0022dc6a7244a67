/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef STEP_CALLS_H
#define STEP_CALLS_H

/** Single operations of the roles. */

#include "peer.h"

/** offer length: zeroes with a correlation, a record of 16 bytes more. */
static void call_offer(struct peer *peer, char **words) {
    uint32_t length = (uint32_t) number(words[1]);
    void *zeroes = calloc(1, (size_t) length + 1);
    shmring_attributes attributes = {SHMRING_CORRELATION, 0, length};
    answer_whether(shmring_producer_offer(&peer->producer, zeroes, length, &attributes));
    free(zeroes);
}

/** offerBytes hex flags typeId correlation; "-" is an empty message. */
static void call_offer_bytes(struct peer *peer, char **words) {
    unsigned char bytes[2048];
    uint32_t length = 0;
    for (const char *hex = words[1]; hex[0] != '-' && hex[0] != 0 && length < sizeof bytes; hex += 2) {
        unsigned int byte;
        sscanf(hex, "%2x", &byte);
        bytes[length++] = (unsigned char) byte;
    }
    shmring_attributes attributes = {(uint16_t) number(words[2]), (uint16_t) number(words[3]), number(words[4])};
    answer_whether(shmring_producer_offer(&peer->producer, bytes, length, &attributes));
}

/** peek: length header-block-length flags type correlation stamp payload, the latter in hex behind a "x". */
static void call_peek(struct peer *peer, char **words) {
    (void) words;
    shmring_message message;
    memset(&message, 0, sizeof message);
    int status = shmring_consumer_peek(&peer->consumer, &message);
    if (status == SHMRING_CORRUPT) {
        printf("! CORRUPT slot %u\n", message.slot);
    } else if (status != SHMRING_OK) {
        answer_status(status, status_name(status));
    } else {
        printf(
            "= %u %u %u %u %" PRIu64 " %" PRIu64 " x", message.length, message.header_block_length, message.flags,
            message.type_id, message.correlation, message.stamp_ns);
        for (uint32_t i = 0; i < message.length; i++) {
            printf("%02x", ((const unsigned char *) message.payload)[i]);
        }
        printf("\n");
    }
}

static void call_release(struct peer *peer, char **words) {
    (void) words;
    answer_status(shmring_consumer_release(&peer->consumer), "released");
}

static bool count_type(void *context, const shmring_message *message) {
    *(uint64_t *) context += message->type_id;
    return true;
}

/** poll limit: returns how many messages were consumed. */
static void call_poll(struct peer *peer, char **words) {
    uint64_t types = 0;
    int status = shmring_consumer_poll(&peer->consumer, count_type, &types, (int) number(words[1]));
    if (status < 0) {
        answer_status(status, "");
    } else {
        answer_number((uint64_t) status);
    }
}

/** skip limit: consumes without a look; returns how many there were. */
static void call_skip(struct peer *peer, char **words) {
    uint64_t skipped = 0;
    shmring_message message;
    while (skipped < number(words[1]) && shmring_consumer_peek(&peer->consumer, &message) == SHMRING_OK) {
        shmring_consumer_release(&peer->consumer);
        skipped++;
    }
    answer_number(skipped);
}

/** waitForSpace length millis */
static void call_wait_for_space(struct peer *peer, char **words) {
    answer_whether(shmring_producer_wait_for_space(
        &peer->producer, (uint32_t) number(words[1]), number(words[2]) * 1000000));
}

/** waitForData millis */
static void call_wait_for_data(struct peer *peer, char **words) {
    answer_whether(shmring_consumer_wait_for_data(&peer->consumer, number(words[1]) * 1000000));
}

/** maxLength */
static void call_max_length(struct peer *peer, char **words) {
    (void) words;
    answer_number(shmring_producer_max_length(&peer->producer));
}

/** isQuarantined slot */
static void call_is_quarantined(struct peer *peer, char **words) {
    answer_text(shmring_consumer_is_quarantined(&peer->consumer, (uint32_t) number(words[1])) ? "true" : "false");
}

/** skipToHead slot */
static void call_skip_to_head(struct peer *peer, char **words) {
    answer_status(shmring_consumer_skip_to_head(&peer->consumer, (uint32_t) number(words[1])), "skipped");
}

#endif
