/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import org.jspecify.annotations.Nullable;

/** How a call in a {@link ChildProgram} ended. */
public final class Answer {

    private final ChildProgram child;
    private final @Nullable String value;
    private final @Nullable Failure failure;

    /**
     * An exception in another JVM.
     *
     * @param type its class's name
     * @param message its message
     */
    public record Failure(String type, String message) {

        /** Whether it is of that very class. */
        public boolean is(Class<? extends Throwable> expected) {
            return this.type.equals(expected.getName());
        }
    }

    Answer(ChildProgram child, @Nullable String value, @Nullable Failure failure) {
        this.child = child;
        this.value = value;
        this.failure = failure;
    }

    /** Whether the method returned. */
    public boolean succeeded() {
        return this.failure == null;
    }

    /** What the method returned. Fails if it threw. */
    public String value() {
        String returned = this.value;
        if (returned == null) {
            throw new AssertionError(this.child.describe("failed with " + this.failure));
        }
        return returned;
    }

    /** {@link #value()} as a number. */
    public long number() {
        return Long.parseLong(value());
    }

    /** {@link #value()} as a truth value. */
    public boolean isTrue() {
        return Boolean.parseBoolean(value());
    }

    /** What the method threw. Fails if it returned. */
    public Failure failure() {
        Failure thrown = this.failure;
        if (thrown == null) {
            throw new AssertionError(this.child.describe("returned " + this.value + ", expected is an exception"));
        }
        return thrown;
    }
}
