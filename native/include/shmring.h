/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_H
#define SHMRING_H

/**
 * shmring in C: messages between processes on one Linux host through rings in shared memory. The peer may be written in
 * Java, C or C++; what they share is the wire format, version 1.0.
 *
 * A header-only library for C11 and C++17 with gcc or clang, on Linux with glibc, 64 bits, little-endian. C needs
 * -D_GNU_SOURCE. It depends on nothing else and keeps no state of its own outside the structs that callers hand in.
 *
 * Results are ints: SHMRING_OK, what is no error (SHMRING_FULL, SHMRING_EMPTY, SHMRING_TIMED_OUT, SHMRING_WOKEN), and
 * negative failures. Sizes are bytes, times nanoseconds.
 *
 * Threads: one role, one thread at a time. Only shmring_producer_wakeup and shmring_consumer_wakeup may be called from other
 * threads and from signal handlers.
 *
 * Limits, which differ from those of the Java library:
 * - who cuts off a mapped file makes the next access end this process with SIGBUS;
 * - a child made by fork shares the locks of its parent: attach after forking, and use no handle in both;
 * - objects belong to one user (mode 0600): there is no sharing with a group.
 */
#include "shmring/consumer.h"
#include "shmring/mpsc.h"
#include "shmring/producer.h"
#include "shmring/spsc.h"

#endif
