/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.ShmException;
import java.time.Duration;

/** A declared ring could not be opened. The cause tells why. */
public class ShmRingOpenException extends ShmException {

    private static final long serialVersionUID = 1L;

    /** The ring's key. */
    private final String key;
    /** Whether waiting might have helped. */
    private final boolean timedOut;

    /**
     * Creates the exception.
     *
     * @param definition the declared ring
     * @param waited how long was waited for it; zero if waiting cannot help
     * @param cause why it could not be opened
     */
    public ShmRingOpenException(ShmRingDefinition definition, Duration waited, RuntimeException cause) {
        super(definition.name(), message(definition, waited, cause), cause);
        this.key = definition.key();
        this.timedOut = !waited.isZero();
    }

    /**
     * The key under which the ring is declared.
     *
     * @return the key
     */
    public String key() {
        return this.key;
    }

    /**
     * Whether the ring's connect time-out ended before the cause went away.
     *
     * @return false if waiting could not have helped
     */
    public boolean isTimedOut() {
        return this.timedOut;
    }

    private static String message(ShmRingDefinition definition, Duration waited, RuntimeException cause) {
        return "declared as '" + definition.key() + "' (" + EnumWords.of(definition.type()) + ", "
                + EnumWords.of(definition.role()) + "), could not be opened"
                + (waited.isZero() ? "" : " within " + waited.toMillis() + " ms") + ": " + reason(definition, cause);
    }

    /** The cause's message without the ring's name, which has been told already. */
    private static String reason(ShmRingDefinition definition, RuntimeException cause) {
        String message = String.valueOf(cause.getMessage());
        String prefix = "ring '" + definition.name() + "': ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
