/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import java.util.List;

/**
 * What a role is bound to while it is taken.
 *
 * @param lock the role's byte; a suspended role has given it back
 * @param home the object whose state and identity count and that carries the locks: the ring itself, or the doorbell
 * @param rings the ring, or for a consumer of many producers all rings; retained by this binding like home
 * @param producer the producer's slot, -1 where there are no slots and for consumers
 */
public record RoleBinding(ObjectLock lock, ShmObject home, List<ShmObject> rings, int producer) {

    /** Whether one of the objects' files is shorter than its mapping. */
    boolean isTruncated() {
        return this.home.isTruncated() || this.rings.stream().anyMatch(ShmObject::isTruncated);
    }

    /** Whether every ring but home is the one at its path. */
    boolean areRingsCurrent() {
        for (ShmObject ring : this.rings) {
            if (ring != this.home && !ring.isCurrent()) {
                return false;
            }
        }
        return true;
    }

    /** Lets go of the objects, not of the lock. */
    void releaseObjects() {
        this.rings.forEach(ShmObject::release);
        if (!this.rings.contains(this.home)) {
            this.home.release();
        }
    }
}
