/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

/**
 * What the ring knows about a message besides its payload. One reused view per consumer: valid as long as the message's
 * payload view, never to be kept.
 */
public interface ShmRecord {

    /**
     * The ring that the message came through.
     *
     * @return the name of the ring, or of the system of rings
     */
    String ring();

    /**
     * The producer that wrote it.
     *
     * @return the slot in a system of many producers, -1 otherwise
     */
    int producer();

    /**
     * The type that the producer gave it.
     *
     * @return 0 to 65535; 0 if none was given
     */
    int typeId();

    /**
     * The payload's length, a header block included.
     *
     * @return bytes
     */
    int length();

    /**
     * Whether the producer gave a correlation.
     *
     * @return true if {@link #correlation()} means something
     */
    boolean hasCorrelation();

    /**
     * The correlation that the producer gave.
     *
     * @return any value; 0 if there is none
     */
    long correlation();

    /**
     * Whether the record carries the time of its publication.
     *
     * @return true in rings created {@linkplain ShmOptions#stamped() stamped}
     */
    boolean hasPublishTime();

    /**
     * When the producer finished the message, on the host's monotonic clock, which is {@link System#nanoTime()} in every
     * Java process of the host.
     *
     * @return nanoseconds; 0 if the record carries none
     */
    long publishTimeNanos();

    /**
     * Whether the payload begins with a header block, as {@code docs/wire-format.md} describes it.
     *
     * @return true if it does
     */
    boolean hasHeaderBlock();

    /**
     * The length of the header block. The body begins that far behind the position of the payload that a consumer hands out,
     * aligned as the payload is. Checked once when the record was found: never beyond the payload, whatever its producer does
     * meanwhile.
     *
     * @return bytes, a multiple of 8; 0 if there is no header block
     */
    int headerBlockLength();
}
