/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import java.util.Locale;

/** What constants are called in the configuration, in figures and in messages. */
public final class EnumWords {

    private EnumWords() {}

    /**
     * The word for a constant.
     *
     * @param constant any
     * @return its name in lower case, with dashes
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
