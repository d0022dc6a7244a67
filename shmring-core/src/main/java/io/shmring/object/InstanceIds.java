/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import java.security.SecureRandom;

/** Random identities of objects. */
public final class InstanceIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private InstanceIds() {}

    /**
     * A new identity.
     *
     * @return random, not 0
     */
    public static long next() {
        long id;
        do {
            id = RANDOM.nextLong();
        } while (id == 0);
        return id;
    }
}
