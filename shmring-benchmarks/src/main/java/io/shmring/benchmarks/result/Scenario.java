/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

/** What two or more processes do with a transport. */
public enum Scenario {
    /** A message there and one back, both sides spinning; a round trip time for each. */
    PING_PONG,
    /** One round trip each millisecond, both sides asleep in between; a round trip time for each. */
    COLD_PING_PONG,
    /** One sender, as fast as it can; every sequence number checked. */
    THROUGHPUT,
    /** One to three senders, as fast as they can; every sequence number of each checked. */
    PRODUCERS,
    /** One sender that sends nothing, and a receiver asleep; the time that it is on a core all the same. */
    IDLE
}
