/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

/** Where in a stream: a producer's generation and a number in it, in one word that is comparable. */
final class Position {

    private static final int NUMBER_BITS = 40;

    private Position() {}

    static long of(long generation, long number) {
        return generation << NUMBER_BITS | number;
    }

    static long generation(long position) {
        return position >>> NUMBER_BITS;
    }

    static long number(long position) {
        return position & (1L << NUMBER_BITS) - 1;
    }

    static String text(long position) {
        return number(position) + " of generation " + generation(position);
    }
}
