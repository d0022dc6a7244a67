/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef STREAM_CALLS_H
#define STREAM_CALLS_H

/** Streams of numbered messages, as process.RingProcess of the Java tests writes and reads them. */

#include "peer.h"

static uint32_t max_length(const shmring *ring) {
    return (uint32_t) (shmring_capacity(ring) / 2 - 16 - (shmring_is_stamped(ring) ? 8 : 0));
}

/** Long enough for the peer to fill or drain the ring and fall asleep. */
static void rest(uint64_t hash, uint64_t per_million) {
    if ((hash >> 1) % 1000000 < per_million) {
        struct timespec time = {0, (long) (hash & 0x1FFFFF)};
        nanosleep(&time, NULL);
    }
}

/** Two numbers in a mapped file: what was begun and what was done, legible after a SIGKILL. */
static volatile int64_t *journal_open(const char *path) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || ftruncate(fd, 16) != 0) {
        abort();
    }
    void *address = mmap(NULL, 16, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (address == MAP_FAILED) {
        abort();
    }
    close(fd);
    return (volatile int64_t *) address;
}

static int publish(struct peer *peer, uint64_t seq, uint64_t count, uint64_t pauses) {
    uint64_t end = seq + count;
    uint32_t max = max_length(&peer->producers_ring);
    int status = SHMRING_OK;
    for (; seq < end && status == SHMRING_OK; seq++) {
        while ((status = message_append(&peer->producer, seq, max)) == SHMRING_FULL) {
            shmring_producer_wait_for_space(&peer->producer, message_length(seq, max), FOREVER);
        }
        uint64_t hash = message_hash(~seq);
        if (status == SHMRING_OK && ((hash & 3) != 0 || seq == end - 1)) {
            status = shmring_producer_flush(&peer->producer);
        }
        rest(hash, pauses);
    }
    return status;
}

static void answer_publishing(struct peer *peer, int status) {
    if (status < 0) {
        answer_status(status, "");
    } else {
        answer_number(shmring_producer_wakeups(&peer->producer));
    }
}

/** publish first count pausesPerMillion: returns the wake-ups sent. */
static void call_publish(struct peer *peer, char **words) {
    answer_publishing(peer, publish(peer, number(words[1]), number(words[2]), number(words[3])));
}

/** publishWithJournal first path: for ever. */
static void call_publish_with_journal(struct peer *peer, char **words) {
    volatile int64_t *journal = journal_open(words[2]);
    uint32_t max = max_length(&peer->producers_ring);
    for (uint64_t seq = number(words[1]);; seq++) {
        journal[0] = (int64_t) seq;
        int status;
        while ((status = message_append(&peer->producer, seq, max)) == SHMRING_FULL) {
            shmring_producer_wait_for_space(&peer->producer, message_length(seq, max), FOREVER);
            journal[1] = (int64_t) seq - 1; /* a wait flushes */
        }
        if (status == SHMRING_OK && (message_hash(~seq) & 3) != 0) {
            status = shmring_producer_flush(&peer->producer);
            journal[1] = (int64_t) seq;
        }
        if (status != SHMRING_OK) {
            answer_status(status, "");
            return;
        }
    }
}

struct reading {
    uint32_t max;
    uint64_t left;
    /** By slot. */
    uint64_t next[SHMRING_MAX_PRODUCERS];
    const char *wrong;
    uint64_t wrong_seq;
};

static bool read_message(void *context, const shmring_message *message) {
    struct reading *reading = (struct reading *) context;
    reading->wrong = message_verify(message, reading->next[message->slot], reading->max);
    reading->wrong_seq = reading->next[message->slot]++;
    return reading->wrong == NULL;
}

static void answer_reading(const struct reading *reading, int status, uint64_t value) {
    if (reading->wrong != NULL) {
        printf("! WRONG message %" PRIu64 " has %s\n", reading->wrong_seq, reading->wrong);
    } else if (status < 0) {
        answer_status(status, "");
    } else {
        answer_number(value);
    }
}

/** Peeks and releases until nothing is there or enough was read. */
static int read_by_peek(shmring_consumer *consumer, struct reading *reading) {
    int status = SHMRING_OK;
    while (reading->left > 0 && reading->wrong == NULL && status == SHMRING_OK) {
        shmring_message message;
        status = shmring_consumer_peek(consumer, &message);
        if (status == SHMRING_OK && read_message(reading, &message)) {
            status = shmring_consumer_release(consumer);
            reading->left--;
        }
    }
    return status;
}

/** Each producer's messages begin with the same number. */
static void start_reading(struct peer *peer, struct reading *reading, uint64_t first, uint64_t count) {
    memset(reading, 0, sizeof *reading);
    reading->max = max_length(&peer->consumers_ring);
    for (uint32_t slot = 0; slot < shmring_producers(&peer->consumers_ring); slot++) {
        reading->next[slot] = first;
    }
    reading->left = count;
}

static int consume(struct peer *peer, struct reading *reading, uint64_t first, uint64_t count, uint64_t pauses) {
    start_reading(peer, reading, first, count);
    int status = SHMRING_OK;
    while (reading->left > 0 && reading->wrong == NULL && status >= 0) {
        status = shmring_consumer_wait_for_data(&peer->consumer, FOREVER);
        uint64_t hash = message_hash(reading->left);
        if (status < 0) {
            break;
        }
        if ((hash & 1) == 0) {
            uint64_t limit = 1 + (hash >> 32 & 0xFF);
            status = shmring_consumer_poll(
                &peer->consumer, read_message, reading, (int) (limit < reading->left ? limit : reading->left));
            reading->left -= status > 0 ? (uint64_t) status : 0;
        } else {
            status = read_by_peek(&peer->consumer, reading);
        }
        rest(hash, pauses);
    }
    return status;
}

/** consume first count pausesPerMillion: messages of all producers; returns the wake-ups sent. */
static void call_consume(struct peer *peer, char **words) {
    static struct reading reading;
    int status = consume(peer, &reading, number(words[1]), number(words[2]), number(words[3]));
    answer_reading(&reading, status, shmring_consumer_wakeups(&peer->consumer));
}

static void dialogue(struct peer *peer, char **words, bool asks) {
    static struct reading reading;
    uint64_t end = number(words[1]) + number(words[2]);
    int status = SHMRING_OK;
    memset(&reading, 0, sizeof reading);
    for (uint64_t seq = number(words[1]); seq < end && status >= 0 && reading.wrong == NULL; seq++) {
        status = asks ? publish(peer, seq, 1, 0) : consume(peer, &reading, seq, 1, 0);
        if (status >= 0 && reading.wrong == NULL) {
            status = asks ? consume(peer, &reading, seq, 1, 0) : publish(peer, seq, 1, 0);
        }
    }
    answer_reading(&reading, status, shmring_producer_wakeups(&peer->producer));
}

/** ask first count: publishes messages and awaits the return of each; returns the wake-ups sent. */
static void call_ask(struct peer *peer, char **words) {
    dialogue(peer, words, true);
}

/** answer first count: consumes messages and publishes each again; returns the wake-ups sent. */
static void call_answer(struct peer *peer, char **words) {
    dialogue(peer, words, false);
}

/** consumeWithJournal path: for ever; reports the first number. */
static void call_consume_with_journal(struct peer *peer, char **words) {
    volatile int64_t *journal = journal_open(words[1]);
    uint32_t max = max_length(&peer->consumers_ring);
    int64_t seq = -1;
    for (;;) {
        shmring_message message;
        int status = shmring_consumer_peek(&peer->consumer, &message);
        if (status == SHMRING_EMPTY) {
            shmring_consumer_wait_for_data(&peer->consumer, FOREVER);
            continue;
        }
        if (status != SHMRING_OK) {
            answer_status(status, "");
            return;
        }
        if (seq < 0) {
            seq = (int64_t) (message_mark(&message) >> 32);
            printf("> %" PRId64 "\n", seq);
        }
        const char *wrong = message_verify(&message, (uint64_t) seq, max);
        if (wrong != NULL) {
            printf("! WRONG message %" PRId64 " has %s\n", seq, wrong);
            return;
        }
        journal[0] = seq;
        shmring_consumer_release(&peer->consumer);
        journal[1] = seq++;
    }
}

/** publishUntilFull first: returns the number of the first message that did not fit. */
static void call_publish_until_full(struct peer *peer, char **words) {
    uint64_t seq = number(words[1]);
    int status;
    while ((status = message_append(&peer->producer, seq, max_length(&peer->producers_ring))) == SHMRING_OK) {
        shmring_producer_flush(&peer->producer);
        seq++;
    }
    if (status < 0) {
        answer_status(status, "");
    } else {
        answer_number(seq);
    }
}

/** consumeUntilEmpty first: of one producer; returns the number of the first message that is missing. */
static void call_consume_until_empty(struct peer *peer, char **words) {
    static struct reading reading;
    start_reading(peer, &reading, number(words[1]), UINT64_MAX);
    int status = read_by_peek(&peer->consumer, &reading);
    answer_reading(&reading, status, number(words[1]) + (UINT64_MAX - reading.left));
}

#endif
