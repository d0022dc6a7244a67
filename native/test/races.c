/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/*
 * races NAME ROUNDS: each side falls asleep while the other one does what it waits for, at the same time, again and again.
 * Prints the rescues, and how often a sleeper was woken: a protocol that loses wake-ups is seen by the former.
 */
#include <pthread.h>
#include <shmring.h>

#define CAPACITY 4096
/** With header and correlation half a ring: two of them fill it. */
#define LENGTH (CAPACITY / 2 - 16)

static shmring ring;
static shmring_producer producer;
static shmring_consumer consumer;
static uint32_t rounds;
/** The round in which the other side may go on. */
static uint32_t turn;
static const shmring_attributes correlated = {SHMRING_CORRELATION, 0, 0};
static unsigned char payload[LENGTH];
/** Lines that both sides write: stores to them keep the next one waiting, as a message's bytes do. */
static volatile unsigned char contended[32 * 64];

static void must(int status) {
    if (status != SHMRING_OK) {
        fprintf(stderr, "%s\n", shmring_strerror(status));
        exit(1);
    }
}

/** The race is in some ten nanoseconds at a point that differs by machine: each round tries another one. */
static void linger(uint32_t round) {
    for (volatile uint32_t i = (round * 2654435761u) >> 22; i > 0; i--) {
    }
}

static void await_turn(uint32_t round) {
    while (__atomic_load_n(&turn, __ATOMIC_ACQUIRE) != round) {
        shmring_pause_();
    }
    linger(round);
}

static void give_turn(uint32_t round) {
    __atomic_store_n(&turn, round, __ATOMIC_RELEASE);
    linger(~round);
}

static void contend(void) {
    for (size_t i = 0; i < sizeof contended; i += 64) {
        contended[i]++;
    }
}

/** Writes when the consumer is about to sleep. */
static void *write_at_the_same_time(void *unused) {
    for (uint32_t round = 1; round <= rounds; round++) {
        await_turn(round);
        must(shmring_producer_offer(&producer, payload, LENGTH, &correlated));
    }
    return unused;
}

/** Releases when the producer is about to sleep. */
static void *release_at_the_same_time(void *unused) {
    shmring_message message;
    for (uint32_t round = 1; round <= rounds; round++) {
        await_turn(round);
        must(shmring_consumer_peek(&consumer, &message));
        contend();
        must(shmring_consumer_release(&consumer));
    }
    return unused;
}

static void wait_for_data(uint32_t round) {
    shmring_message message;
    give_turn(round);
    must(shmring_consumer_wait_for_data(&consumer, UINT64_MAX));
    must(shmring_consumer_peek(&consumer, &message));
    must(shmring_consumer_release(&consumer));
}

static void wait_for_space(uint32_t round) {
    contend();
    give_turn(round);
    must(shmring_producer_wait_for_space(&producer, LENGTH, UINT64_MAX));
    must(shmring_producer_offer(&producer, payload, LENGTH, &correlated));
}

static void race(void *(*other)(void *), void (*wait)(uint32_t round)) {
    pthread_t thread;
    turn = 0;
    must(pthread_create(&thread, NULL, other, NULL));
    for (uint32_t round = 1; round <= rounds; round++) {
        wait(round);
    }
    pthread_join(thread, NULL);
}

int main(int argc, char **argv) {
    shmring_options options = shmring_options_default();
    options.spin_ns = 0;
    rounds = argc == 3 ? (uint32_t) strtoul(argv[2], NULL, 10) : 0;
    must(argc == 3 ? shmring_spsc_create(&ring, argv[1], CAPACITY, &options) : SHMRING_INVALID);
    must(shmring_producer_attach(&producer, &ring, SHMRING_ANY_SLOT));
    must(shmring_consumer_attach(&consumer, &ring));

    race(write_at_the_same_time, wait_for_data);
    must(shmring_producer_offer(&producer, payload, LENGTH, &correlated));
    must(shmring_producer_offer(&producer, payload, LENGTH, &correlated));
    race(release_at_the_same_time, wait_for_space);

    const struct shmring_control *control = ring.object.control;
    printf(
        "%llu %llu %llu %llu\n", (unsigned long long) control->data_rescues, (unsigned long long) control->space_rescues,
        (unsigned long long) shmring_producer_wakeups(&producer),
        (unsigned long long) shmring_consumer_wakeups(&consumer));
    shmring_producer_close(&producer);
    shmring_consumer_close(&consumer);
    shmring_close(&ring);
    return 0;
}
