/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import org.jspecify.annotations.Nullable;

/** What is wrong with a sample that a sampler is told to publish by {@link Command#FAULT}. */
public enum Fault {
    /** It is a byte too short. */
    LENGTH,
    /** It has a type that no message has. */
    TYPE,
    /** Its first figure has all bits set: not a number, or more bytes than there can be. */
    VALUE;

    private static final Fault[] BY_NUMBER = values();

    /**
     * The number that stands for it in a command.
     *
     * @return 1 or more
     */
    public int number() {
        return ordinal() + 1;
    }

    static @Nullable Fault of(int number) {
        return (number >= 1 && number <= BY_NUMBER.length) ? BY_NUMBER[number - 1] : null;
    }
}
