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

    /** More digits than any number has; the highest number means "no group" to the kernel. */
    private static final int LONGEST = 11;

    private static final long HIGHEST = 0xFFFF_FFFEL;

    private Group() {}

    /**
     * The number of a group.
     *
     * @param group its name, or its number in digits
     * @return its number, or nothing if there is no such group
     */
    public static synchronized OptionalInt number(String group) { // getgrnam answers in one static buffer
        if (group.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return number(Long.parseLong(group.substring(0, Math.min(group.length(), LONGEST))));
        }
        Pointer entry = LibC.getgrnam(group);
        return entry == null ? OptionalInt.empty() : OptionalInt.of(entry.getInt(GID));
    }

    private static OptionalInt number(long number) {
        return number <= HIGHEST ? OptionalInt.of((int) number) : OptionalInt.empty();
    }
}
