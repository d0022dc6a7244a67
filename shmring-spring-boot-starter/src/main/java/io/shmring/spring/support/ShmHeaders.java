/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.support;

/** The headers of a message that came through a ring. */
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

    private ShmHeaders() {}
}
