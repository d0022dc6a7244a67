/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.support;

/**
 * The headers of a message that came through a ring: what its record says, and what stands in its header block, as text.
 */
public final class ShmHeaders {

    private static final String PREFIX = "shm_";

    /** The key of the ring that the message came through, a {@code String}. */
    public static final String RING = PREFIX + "ring";

    /** The slot of the producer that wrote it, an {@code Integer}; absent if the ring has one producer only. */
    public static final String PRODUCER = PREFIX + "producer";

    /** The type that the producer gave it, an {@code Integer} from 0 to 65535; 0 if none was given. */
    public static final String TYPE_ID = PREFIX + "typeId";

    /** The correlation that the producer gave it, a {@code Long}; absent if none was given. */
    public static final String CORRELATION = PREFIX + "correlation";

    /**
     * When the producer finished it, in nanoseconds of {@link System#nanoTime()}, which is the same clock in every process of
     * the host, a {@code Long}; absent if the ring is not stamped.
     */
    public static final String PUBLISH_TIME = PREFIX + "publishTime";

    /** Of a dead letter: the key of the ring in which it failed. Like all of them text in its header block. */
    public static final String DLT_ORIGINAL_RING = PREFIX + "dlt-original-ring";

    /** Of a dead letter: the slot of the producer that wrote it; absent if the ring has one producer only. */
    public static final String DLT_ORIGINAL_PRODUCER = PREFIX + "dlt-original-producer";

    /** Of a dead letter: the id of the listener that failed. */
    public static final String DLT_LISTENER_ID = PREFIX + "dlt-listener-id";

    /** Of a dead letter: how often the listener had failed. */
    public static final String DLT_ATTEMPTS = PREFIX + "dlt-attempts";

    /** Of a dead letter: when it was given up, as {@link java.time.Instant#toString()} writes it. */
    public static final String DLT_TIMESTAMP = PREFIX + "dlt-timestamp";

    /** Of a dead letter: the class of the last exception. */
    public static final String DLT_EXCEPTION_FQCN = PREFIX + "dlt-exception-fqcn";

    /** Of a dead letter: the class of the innermost cause of the last exception; absent if it has none. */
    public static final String DLT_EXCEPTION_CAUSE_FQCN = PREFIX + "dlt-exception-cause-fqcn";

    /** Of a dead letter: the message of the last exception, cut off where it is long; absent if it has none. */
    public static final String DLT_EXCEPTION_MESSAGE = PREFIX + "dlt-exception-message";

    private ShmHeaders() {}
}
