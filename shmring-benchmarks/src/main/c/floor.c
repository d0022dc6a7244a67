/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the machine itself takes between two cores, without any transport:
 *
 *   floor probe MILLIS                  mean round trip of one cache line, one number in nanoseconds
 *   floor ping-pong MILLIS [two-lines]  each round trip of a cache line, or of one line there and another back
 *   floor futex MILLIS                  one round trip per millisecond, both sides asleep in FUTEX_WAIT
 *
 * The last two print a line "NANOSECONDS COUNT" for each value that occurred. The parent runs on core 0, its child on core 1.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STOP UINT32_MAX
#define LONGEST (1u << 22) /* ns; whatever took longer counts as that */
#define WARM_UP 1000

typedef _Atomic uint32_t word;

struct lines {
    _Alignas(128) word first;
    _Alignas(128) word second;
};

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void pin(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    if (sched_setaffinity(0, sizeof cores, &cores) != 0) fail("floor: cannot run on one of the cores 0 and 1");
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/* Spinning and sleeping are the two ways to send and to await; both sides use the same. */
struct way {
    void (*send)(word *, uint32_t value);
    uint32_t (*await)(word *, uint32_t old); /* returns the value that is there instead of the old one */
};

static void store(word *at, uint32_t value) {
    atomic_store_explicit(at, value, memory_order_release);
}

static uint32_t spin(word *at, uint32_t old) {
    uint32_t value;
    while ((value = atomic_load_explicit(at, memory_order_acquire)) == old) {
    }
    return value;
}

static void store_and_wake(word *at, uint32_t value) {
    store(at, value);
    syscall(SYS_futex, at, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static uint32_t sleep_for(word *at, uint32_t old) {
    uint32_t value;
    while ((value = atomic_load_explicit(at, memory_order_acquire)) == old)
        syscall(SYS_futex, at, FUTEX_WAIT, old, NULL, NULL, 0);
    return value;
}

static const struct way spinning = {store, spin};
static const struct way sleeping = {store_and_wake, sleep_for};

/* Numbers go up by one with each message, so that one word can serve both directions: odd there, even back. */
static void answer(struct way way, word *request, word *reply) {
    uint32_t last = 0;
    for (;;) {
        uint32_t number = way.await(request, last);
        if (number == STOP) _exit(0);
        way.send(reply, number + 1);
        last = request == reply ? number + 1 : number;
    }
}

static pid_t start_answering(struct way way, word *request, word *reply) {
    pid_t parent = getpid();
    pid_t child = fork();
    if (child < 0) fail("floor: fork");
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(1); /* it died before the line above */
        pin(1);
        answer(way, request, reply);
    }
    return child;
}

static void sleep_until(int64_t due) {
    struct timespec time = {due / 1000000000, due % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR) {
    }
}

/* One round trip; numbers stay below STOP for hours. */
static uint32_t round_trip(struct way way, word *request, word *reply, uint32_t number) {
    way.send(request, number + 1);
    return way.await(reply, request == reply ? number + 1 : number);
}

static double mean_of_round_trips(int64_t nanos, word *line) {
    uint32_t number = 0;
    for (int i = 0; i < WARM_UP; i++) number = round_trip(spinning, line, line, number);
    int64_t start = now(), end;
    uint32_t first = number;
    do {
        for (int i = 0; i < 100; i++) number = round_trip(spinning, line, line, number);
        end = now();
    } while (end - start < nanos);
    return (double)(end - start) / ((number - first) / 2);
}

static void count_round_trips(struct way way, int64_t nanos, int64_t period, word *request, word *reply) {
    uint32_t *counts = calloc(LONGEST + 1, sizeof *counts);
    if (counts == NULL) fail("floor: calloc");
    uint32_t number = 0;
    for (int i = 0; period == 0 && i < WARM_UP; i++) number = round_trip(way, request, reply, number);
    int64_t begin = now(), due = begin, start;
    do {
        if (period > 0) sleep_until(due += period);
        start = now();
        number = round_trip(way, request, reply, number);
        int64_t took = now() - start;
        counts[took < LONGEST ? took : LONGEST]++;
    } while (start - begin < nanos);
    for (uint32_t value = 0; value <= LONGEST; value++)
        if (counts[value] > 0) printf("%u %u\n", value, counts[value]);
    free(counts);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: floor probe|ping-pong|futex MILLIS [two-lines]\n");
        return 2;
    }
    const char *mode = arguments[1];
    int64_t nanos = atoll(arguments[2]) * 1000000;
    int cold = strcmp(mode, "futex") == 0;
    int apart = cold || (count > 3 && strcmp(arguments[3], "two-lines") == 0);
    struct way way = cold ? sleeping : spinning;

    struct lines *lines = mmap(NULL, sizeof *lines, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (lines == MAP_FAILED) fail("floor: mmap");
    word *request = &lines->first;
    word *reply = apart ? &lines->second : request;
    pid_t child = start_answering(way, request, reply);
    pin(0);

    if (strcmp(mode, "probe") == 0)
        printf("%.1f\n", mean_of_round_trips(nanos, request));
    else
        count_round_trips(way, nanos, cold ? 1000000 : 0, request, reply);

    way.send(request, STOP);
    waitpid(child, NULL, 0);
    return 0;
}
