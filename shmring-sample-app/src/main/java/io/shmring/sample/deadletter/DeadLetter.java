/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.deadletter;

import java.time.Instant;

/**
 * A message that was refused.
 *
 * @param time when it was refused
 * @param slot the producer slot that it came from
 * @param typeId the type that its producer gave it
 * @param length its bytes
 * @param attempts how often the listener was called with it
 * @param reason what the listener said
 * @param start its first bytes as hexadecimal digits, {@value #START} bytes at most
 */
public record DeadLetter(Instant time, int slot, int typeId, int length, int attempts, String reason, String start) {

    /** How many bytes of a message are kept: more than a faulty header needs, less than a message may have. */
    static final int START = 64;
}
