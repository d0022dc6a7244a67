/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import com.sun.jna.Pointer;
import java.util.OptionalInt;

/** Group names and numbers. */
public final class Group {

    /** Offset of {@code gr_gid} behind two pointers in {@code struct group}. */
    private static final int GID = 16;

    private Group() {}

    /**
     * The number of a group.
     *
     * @param group its name, or its number in digits
     * @return its number, or nothing if there is no such group
     */
    public static synchronized OptionalInt number(String group) { // getgrnam answers in one static buffer
        if (group.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.of(Integer.parseUnsignedInt(group));
        }
        Pointer entry = LibC.getgrnam(group);
        return entry == null ? OptionalInt.empty() : OptionalInt.of(entry.getInt(GID));
    }
}
