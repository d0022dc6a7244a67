/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MESSAGES_H
#define MESSAGES_H

/**
 * The stream of messages that process.Messages of the Java tests writes and verifies: each is a function of its number. It
 * carries a mark, its number and the CRC-32 of its payload, as correlation or in the first eight bytes of the payload.
 */

#include <shmring.h>

#define NOISE_MASK 0xFFFFu

static unsigned char noise[2 * (NOISE_MASK + 1)];
static uint32_t crc_table[256];

/** java.util.Random(20260701).nextBytes, with a long run of zeroes. */
static void messages_init(void) {
    uint64_t seed = (UINT64_C(20260701) ^ UINT64_C(0x5DEECE66D)) & ((UINT64_C(1) << 48) - 1);
    for (size_t i = 0; i < sizeof noise; i += 4) {
        seed = (seed * UINT64_C(0x5DEECE66D) + 0xB) & ((UINT64_C(1) << 48) - 1);
        uint32_t bits = (uint32_t) (seed >> 16);
        memcpy(noise + i, &bits, 4);
    }
    memset(noise + NOISE_MASK / 2, 0, NOISE_MASK / 8);
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }
        crc_table[i] = crc;
    }
}

static uint32_t crc32_of(const unsigned char *bytes, size_t length) {
    uint32_t crc = ~0u;
    for (size_t i = 0; i < length; i++) {
        crc = crc_table[(crc ^ bytes[i]) & 0xFF] ^ crc >> 8;
    }
    return ~crc;
}

static uint64_t message_hash(uint64_t seq) {
    uint64_t z = (seq + 1) * UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static uint32_t message_length(uint64_t seq, uint32_t max) {
    uint64_t hash = message_hash(seq);
    if ((hash & 0x7FFF) == 0x400) {
        return max;
    }
    uint32_t range = (hash & 0x3FF) == 0 ? max + 1 : (hash & 0x1F) != 0 ? 40 : max < 1000 ? max : 1000;
    return (uint32_t) ((hash >> 40) % range);
}

static const unsigned char *message_noise(uint64_t seq) {
    return noise + (message_hash(seq) >> 20 & NOISE_MASK);
}

static bool is_mark_correlation(uint64_t seq, uint32_t length) {
    return length < 8 || (message_hash(seq) & 1 << 12) == 0;
}

/** Writes a message without making it visible. */
static int message_append(shmring_producer *producer, uint64_t seq, uint32_t max) {
    uint32_t length = message_length(seq, max);
    const unsigned char *source = message_noise(seq);
    bool correlates = is_mark_correlation(seq, length);
    uint32_t skip = correlates ? 0 : 8;
    uint64_t mark = seq << 32 | crc32_of(source + skip, length - skip);
    shmring_attributes attributes = {0, (uint16_t) seq, mark};
    attributes.flags = correlates ? SHMRING_CORRELATION : 0;
    void *payload;
    int status = shmring_producer_claim(producer, length, &attributes, &payload);
    if (status != SHMRING_OK) {
        return status;
    }
    memcpy(payload, &mark, skip);
    memcpy((unsigned char *) payload + skip, source + skip, length - skip);
    return shmring_producer_append(producer, length);
}

static uint64_t message_mark(const shmring_message *message) {
    uint64_t mark = message->correlation;
    if ((message->flags & SHMRING_CORRELATION) == 0 && message->length >= 8) {
        memcpy(&mark, message->payload, 8);
    }
    return mark;
}

/** NULL if this is the message of that number, else what is wrong with it. */
static const char *message_verify(const shmring_message *message, uint64_t seq, uint32_t max) {
    uint64_t mark = message_mark(message);
    if (mark >> 32 != (seq & 0xFFFFFFFF)) {
        return "another number";
    }
    if (message->length != message_length(seq, max)) {
        return "another length";
    }
    if (message->type_id != (uint16_t) seq) {
        return "another type";
    }
    uint32_t skip = (message->flags & SHMRING_CORRELATION) != 0 ? 0 : 8;
    const unsigned char *payload = (const unsigned char *) message->payload;
    if ((uint32_t) mark != crc32_of(payload + skip, message->length - skip)) {
        return "another checksum";
    }
    return memcmp(payload + skip, message_noise(seq) + skip, message->length - skip) == 0 ? NULL : "other bytes";
}

#endif
