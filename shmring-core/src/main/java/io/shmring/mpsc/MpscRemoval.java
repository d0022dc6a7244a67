/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import io.shmring.ShmAccessException;
import io.shmring.ShmFormatException;
import io.shmring.ShmGeometryException;
import io.shmring.layout.RingLayout;
import io.shmring.layout.Side;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.object.Unlinker;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.WaitWords;
import org.jspecify.annotations.Nullable;

/** Removes a system: the rings first, the doorbell last, since whoever removes a ring holds the doorbell's lock. */
final class MpscRemoval {

    private final MpscSystem system;
    private final Unlinker unlinker;

    MpscRemoval(MpscSystem system) {
        this.system = system;
        this.unlinker = new Unlinker(system.files(), new Rings());
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

    /** Rings of this system only: a path may hold something else by now, and what is damaged is left to be looked at. */
    private final class Rings implements Unlinker.Parts {

        @Override
        public void requireRemovable(ShmObject doorbell) {
            for (int i = 0; i < doorbell.identity().producers(); i++) {
                MpscRemoval.this
                        .system
                        .files()
                        .requireRemovable(MpscRemoval.this.system.names().ring(i));
            }
        }

        @Override
        public void remove(ShmObject doorbell) {
            for (int i = 0; i < doorbell.identity().producers(); i++) {
                ShmObject ring = openPart(doorbell, i);
                if (ring != null) {
                    remove(ring, i);
                }
            }
        }

        private @Nullable ShmObject openPart(ShmObject doorbell, int index) {
            try {
                return MpscRemoval.this.system.openPart(doorbell, index);
            } catch (ShmFormatException | ShmAccessException | ShmGeometryException notOurs) {
                return null;
            }
        }

        private void remove(ShmObject ring, int index) {
            try {
                new WaitWords(ring.control(), Side.SPACE).bumpAndWake();
            } catch (InternalError truncated) {
                // its producer learns of it by the doorbell
            } finally {
                ring.release();
            }
            MpscRemoval.this
                    .system
                    .files()
                    .unlink(MpscRemoval.this.system.names().ring(index));
        }
    }
}
