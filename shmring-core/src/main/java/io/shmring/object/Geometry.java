/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmGeometryException;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import org.jspecify.annotations.Nullable;

/**
 * What a creation makes and an {@code openOrCreate} demands.
 *
 * @param capacity bytes of each data area
 * @param producers number of slots, 0 for a ring of one producer
 * @param stamped whether records carry a time stamp; null creates without and accepts either
 */
public record Geometry(
        int capacity, int producers, @Nullable Boolean stamped) {

    /**
     * What an object is.
     *
     * @param identity the object's
     * @return its geometry
     */
    public static Geometry of(Identity identity) {
        return new Geometry((int) identity.capacity(), identity.producers(), identity.isStamped());
    }

    /**
     * The flags of an object made from this.
     *
     * @return ring flags
     */
    public int flags() {
        return Boolean.TRUE.equals(this.stamped) ? RingLayout.FLAG_STAMPED : 0;
    }

    /**
     * Whether an object is what was asked for.
     *
     * @param identity the object's
     * @return true if it is
     */
    public boolean fits(Identity identity) {
        return identity.capacity() == this.capacity
                && identity.producers() == this.producers
                && (this.stamped == null || identity.isStamped() == this.stamped);
    }

    /**
     * Demands that an object is what was asked for.
     *
     * @param ring the name, for the message
     * @param identity the object's
     * @throws ShmGeometryException if it is not
     */
    public void require(String ring, Identity identity) {
        if (!fits(identity)) {
            throw new ShmGeometryException(
                    ring,
                    "exists with " + describe(identity.capacity(), identity.producers(), identity.isStamped())
                            + ", asked for were " + describe(this.capacity, this.producers, this.stamped)
                            + "; ask for the same, or unlink it first",
                    null);
        }
    }

    private static String describe(long capacity, int producers, @Nullable Boolean stamped) {
        return capacity + " bytes" + (producers > 0 ? " for each of " + producers + " producers" : "")
                + (stamped == null ? "" : stamped ? ", stamped" : ", not stamped");
    }
}
