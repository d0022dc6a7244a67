/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The name of a ring or a system, and the paths of its objects.
 *
 * @param name without a leading slash
 * @param directory where the objects are
 */
public record ObjectName(String name, Path directory) {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final Pattern RESERVED = Pattern.compile(".*(_doorbell|_ring_[0-9]+)");

    /**
     * Checks a name.
     *
     * @param name as a user gives it
     * @param directory where the objects are
     * @return the name
     * @throws IllegalArgumentException if it cannot be the name of a ring
     */
    public static ObjectName of(String name, Path directory) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        if (!VALID.matcher(bare).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' cannot be the name of a ring: it needs 1 to 200 characters out of A-Z a-z 0-9 . _ -,"
                    + " the first one not a dot");
        }
        if (RESERVED.matcher(bare).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a ring: the endings _doorbell and"
                    + " _ring_<number> are those of the parts of a system of many producers");
        }
        return new ObjectName(bare, directory);
    }

    /**
     * The path of the ring of one producer.
     *
     * @return a path in the directory
     */
    public Path spsc() {
        return this.directory.resolve(this.name);
    }

    /**
     * The path of the system's doorbell.
     *
     * @return a path in the directory
     */
    public Path doorbell() {
        return this.directory.resolve(this.name + "_doorbell");
    }

    /**
     * The path of one of the system's rings.
     *
     * @param index the slot
     * @return a path in the directory
     */
    public Path ring(int index) {
        return this.directory.resolve(this.name + "_ring_" + index);
    }
}
