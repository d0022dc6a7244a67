/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import io.shmring.layout.RingLayout;
import io.shmring.layout.Side;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.object.Unlinker;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.WaitWords;

/** Removes a system: the rings first, the doorbell last, since whoever removes a ring holds the doorbell's lock. */
final class MpscRemoval {

    private final MpscSystem system;
    private final Unlinker unlinker;

    MpscRemoval(MpscSystem system) {
        this.system = system;
        this.unlinker = new Unlinker(system.files(), this::removeRings);
    }

    boolean unlink(boolean force) {
        Deadline deadline = this.system.openDeadline();
        while (true) {
            ShmObject doorbell = this.system.openDoorbell();
            if (doorbell == null) {
                return false;
            }
            try (ObjectLock lifecycle = Unlinker.lockLifecycle(doorbell, deadline)) { // UNLINK 1
                if (lifecycle == null) {
                    continue;
                }
                if (force) {
                    remove(doorbell, RingLayout.REASON_FORCED);
                } else {
                    this.unlinker.unlink(doorbell, deadline);
                }
                return true;
            } finally {
                doorbell.release();
            }
        }
    }

    /** UNLINK 3 and 4, under the lifecycle lock. */
    void remove(ShmObject doorbell, int reason) {
        this.unlinker.remove(doorbell, reason);
    }

    /** Rings of this system only: a path may hold something else by now. */
    private void removeRings(ShmObject doorbell) {
        for (int i = 0; i < doorbell.identity().producers(); i++) {
            ShmObject ring = this.system.openPart(doorbell, i);
            if (ring != null) {
                new WaitWords(ring.control(), Side.SPACE).bumpAndWake();
                this.system.files().unlink(ring.path());
                ring.release();
            }
        }
    }
}
