/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_PLATFORM_H
#define SHMRING_PLATFORM_H

/** What the kernel does for rings: time, futexes, locks. */

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "status.h"

#ifndef F_OFD_SETLK
#error "shmring needs -D_GNU_SOURCE on Linux"
#endif

#define SHMRING_MILLISECOND_ UINT64_C(1000000)

/** CLOCK_MONOTONIC, which every process of the host shares. */
static inline uint64_t shmring_now_ns_(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t) now.tv_sec * 1000 * SHMRING_MILLISECOND_ + (uint64_t) now.tv_nsec;
}

/** Now plus a time that may be UINT64_MAX for ever. */
static inline uint64_t shmring_deadline_(uint64_t now, uint64_t timeout_ns) {
    return timeout_ns > UINT64_MAX - now ? UINT64_MAX : now + timeout_ns;
}

static inline struct timespec shmring_timespec_(uint64_t ns) {
    struct timespec time;
    time.tv_sec = (time_t) (ns / (1000 * SHMRING_MILLISECOND_));
    time.tv_nsec = (long) (ns % (1000 * SHMRING_MILLISECOND_));
    return time;
}

static inline void shmring_pause_(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ __volatile__("yield");
#endif
}

static inline void shmring_nap_(void) {
    struct timespec millisecond = shmring_timespec_(SHMRING_MILLISECOND_);
    nanosleep(&millisecond, NULL);
}

/**
 * Sleeps while a futex word has a value. The processes share the word: no private flag.
 *
 * @return whether the whole time went by
 */
static inline bool shmring_futex_wait_(uint32_t *word, uint32_t value, uint64_t ns) {
    struct timespec time = shmring_timespec_(ns);
    return syscall(SYS_futex, word, FUTEX_WAIT, value, &time, NULL, 0) != 0 && errno == ETIMEDOUT;
}

static inline void shmring_bump_and_wake_(uint32_t *word) {
    int before = errno;
    __atomic_fetch_add(word, 1, __ATOMIC_SEQ_CST);
    syscall(SYS_futex, word, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
    errno = before;
}

/** Locks or frees one byte for this open file description. */
static inline int shmring_ofd_(int fd, int64_t byte, short type) {
    struct flock lock;
    memset(&lock, 0, sizeof lock);
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    if (fcntl(fd, F_OFD_SETLK, &lock) == 0) {
        return SHMRING_OK;
    }
    return errno == EAGAIN || errno == EACCES ? SHMRING_ROLE_HELD : SHMRING_SYSTEM;
}

static inline int shmring_lock_(int fd, int64_t byte) {
    return shmring_ofd_(fd, byte, F_WRLCK);
}

static inline void shmring_unlock_(int fd, int64_t byte) {
    shmring_ofd_(fd, byte, F_UNLCK);
}

/** Whether another open file description has the byte. Takes nothing. */
static inline bool shmring_is_held_(int fd, int64_t byte) {
    struct flock lock;
    memset(&lock, 0, sizeof lock);
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    return fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/**
 * Another open file description of the same file, for locks: closing a descriptor that is mapped would not free them.
 *
 * @return the descriptor, or -1
 */
static inline int shmring_reopen_(int fd) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return open(path, O_RDWR | O_CLOEXEC);
}

/** Closes and keeps what a caller is about to read from errno. */
static inline void shmring_close_fd_(int *fd) {
    int before = errno;
    if (*fd >= 0) {
        close(*fd);
    }
    *fd = -1;
    errno = before;
}

#endif
