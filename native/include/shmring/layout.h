/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_LAYOUT_H
#define SHMRING_LAYOUT_H

/** The wire format, version 1.0: what stands where in shared memory. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define SHMRING_ASSERT_(condition, message) static_assert(condition, message)
#else
#define SHMRING_ASSERT_(condition, message) _Static_assert(condition, message)
#endif

SHMRING_ASSERT_(sizeof(void *) == 8, "shmring needs a 64-bit platform");
SHMRING_ASSERT_(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "shmring needs a little-endian platform");

/** "SHMRING" and a zero. */
#define SHMRING_MAGIC UINT64_C(0x00474E49524D4853)
#define SHMRING_MAJOR 1
#define SHMRING_MINOR 0
#define SHMRING_HEADER_SIZE 256
#define SHMRING_MIN_CAPACITY UINT64_C(4096)
#define SHMRING_MAX_CAPACITY (UINT64_C(1) << 30)
#define SHMRING_MAX_PRODUCERS 1024

enum shmring_kind { SHMRING_KIND_SPSC = 1, SHMRING_KIND_MPSC_RING = 2, SHMRING_KIND_DOORBELL = 3 };

enum shmring_state { SHMRING_STATE_BUILDING = 0, SHMRING_STATE_OPEN = 1, SHMRING_STATE_REMOVED = 2 };

enum shmring_reason { SHMRING_REASON_UNLINKED = 1, SHMRING_REASON_FORCED = 2, SHMRING_REASON_REPLACED = 3 };

/** In the control block: every record has the STAMP field. */
#define SHMRING_RING_STAMPED UINT32_C(1)

/** Flags of a record. */
#define SHMRING_STAMP UINT16_C(0x0001)
#define SHMRING_CORRELATION UINT16_C(0x0002)
#define SHMRING_HEADERS UINT16_C(0x0100)
#define SHMRING_PAD UINT16_C(0x8000)
#define SHMRING_FIELDS_ UINT16_C(0x00FF)
#define SHMRING_UNDEFINED_ UINT16_C(0x7E00)

/** Where the lock bytes lie: this is the life cycle's, then come the consumer's and the producers'. */
#define SHMRING_LOCK_LIFECYCLE (INT64_C(1) << 62)
#define SHMRING_LOCK_CONSUMER (SHMRING_LOCK_LIFECYCLE + 1)
#define SHMRING_LOCK_PRODUCER (SHMRING_LOCK_LIFECYCLE + 2)

/** The control block: four cache lines, by who writes them. */
struct shmring_control {
    uint64_t magic;
    uint16_t version_major;
    uint16_t version_minor;
    uint32_t header_size;
    uint64_t capacity;
    uint64_t instance_id;
    uint64_t system_id;
    uint64_t created;
    uint32_t flags;
    uint16_t kind;
    uint16_t ring_index;
    uint32_t producers;
    uint32_t reserved_0;

    uint64_t head;
    uint64_t published;
    uint64_t stalls;
    uint64_t space_rescues;
    uint32_t producer_epoch;
    uint32_t producer_pid;
    uint64_t reserved_1[3];

    uint64_t tail;
    uint64_t consumed;
    uint64_t rejects;
    uint64_t data_rescues;
    uint32_t consumer_epoch;
    uint32_t consumer_pid;
    uint64_t reserved_2[3];

    uint64_t data_arm;
    uint32_t data_seq;
    uint32_t state;
    uint64_t space_arm;
    uint64_t space_want;
    uint32_t space_seq;
    uint32_t reason;
    uint64_t reserved_3[3];
};

/** Of a doorbell, behind its control block: one for each producer. */
struct shmring_slot {
    uint64_t instance_id;
    uint64_t reserved[7];
};

#define SHMRING_OFFSET_(word, offset) \
    SHMRING_ASSERT_(offsetof(struct shmring_control, word) == (offset), #word " is not where the wire format has it")

SHMRING_ASSERT_(sizeof(struct shmring_control) == SHMRING_HEADER_SIZE, "the control block has 256 bytes");
SHMRING_ASSERT_(sizeof(struct shmring_slot) == 64, "a slot has 64 bytes");
SHMRING_OFFSET_(magic, 0);
SHMRING_OFFSET_(version_major, 8);
SHMRING_OFFSET_(version_minor, 10);
SHMRING_OFFSET_(header_size, 12);
SHMRING_OFFSET_(capacity, 16);
SHMRING_OFFSET_(instance_id, 24);
SHMRING_OFFSET_(system_id, 32);
SHMRING_OFFSET_(created, 40);
SHMRING_OFFSET_(flags, 48);
SHMRING_OFFSET_(kind, 52);
SHMRING_OFFSET_(ring_index, 54);
SHMRING_OFFSET_(producers, 56);
SHMRING_OFFSET_(head, 64);
SHMRING_OFFSET_(published, 72);
SHMRING_OFFSET_(stalls, 80);
SHMRING_OFFSET_(space_rescues, 88);
SHMRING_OFFSET_(producer_epoch, 96);
SHMRING_OFFSET_(producer_pid, 100);
SHMRING_OFFSET_(tail, 128);
SHMRING_OFFSET_(consumed, 136);
SHMRING_OFFSET_(rejects, 144);
SHMRING_OFFSET_(data_rescues, 152);
SHMRING_OFFSET_(consumer_epoch, 160);
SHMRING_OFFSET_(consumer_pid, 164);
SHMRING_OFFSET_(data_arm, 192);
SHMRING_OFFSET_(data_seq, 200);
SHMRING_OFFSET_(state, 204);
SHMRING_OFFSET_(space_arm, 208);
SHMRING_OFFSET_(space_want, 216);
SHMRING_OFFSET_(space_seq, 224);
SHMRING_OFFSET_(reason, 228);

static inline uint64_t shmring_align8_(uint64_t bytes) {
    return (bytes + 7) & ~UINT64_C(7);
}

/** A record's header word. */
static inline uint64_t shmring_header_(uint64_t length, uint16_t flags, uint16_t type_id) {
    return length | (uint64_t) flags << 32 | (uint64_t) type_id << 48;
}

/** The bytes of a record's optional fields. */
static inline uint32_t shmring_fields_size_(uint16_t flags) {
    return 8 * (uint32_t) __builtin_popcount((unsigned) (flags & SHMRING_FIELDS_));
}

/** Whether what a payload with flag HEADERS begins with may be a header block of this size. */
static inline int shmring_is_block_size_(uint32_t size, uint64_t payload) {
    return size >= 8 && size % 8 == 0 && size <= payload;
}

#endif
