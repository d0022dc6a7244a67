/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmFormatException;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import java.nio.file.Path;

/** Whether what is at a path is an object that this version can read. Nothing of it is believed before. */
public final class ObjectFormat {

    private ObjectFormat() {}

    /**
     * Whether a file of this size can be an object at all.
     *
     * @param ring the ring's name
     * @param path the file
     * @param size its size in bytes
     * @throws ShmFormatException if not
     */
    public static void checkSize(String ring, Path path, long size) {
        if (size < RingLayout.ringSize(0) || size > RingLayout.ringSize(RingLayout.MAX_CAPACITY)) {
            throw foreign(
                    ring,
                    path,
                    "has " + size + " bytes, a ring has " + RingLayout.ringSize(RingLayout.MIN_CAPACITY) + " to "
                            + RingLayout.ringSize(RingLayout.MAX_CAPACITY));
        }
    }

    /**
     * Reads and checks line 0.
     *
     * @param ring the ring's name
     * @param path the file
     * @param control its control block
     * @param size its size in bytes
     * @return what it is
     * @throws ShmFormatException if it is no object of ours, or not consistent
     */
    public static Identity check(String ring, Path path, ControlBlock control, long size) {
        long magic = control.magicVolatile();
        if (magic != RingLayout.MAGIC) {
            throw foreign(
                    ring,
                    path,
                    "begins with 0x" + Long.toHexString(magic) + ", expected is 0x"
                            + Long.toHexString(RingLayout.MAGIC));
        }
        if (control.major() != RingLayout.MAJOR) {
            throw new ShmFormatException(
                    ring,
                    path + " has layout version " + control.major() + "." + control.minor() + ", this library's is "
                            + RingLayout.MAJOR + "." + RingLayout.MINOR + "; use the same major version on both sides,"
                            + " or, when nobody uses it any more, delete this file (of a system of many producers the"
                            + " doorbell and all rings) and create it anew",
                    null);
        }
        if (control.headerSize() != RingLayout.HEADER_SIZE) {
            throw foreign(
                    ring,
                    path,
                    "has a header of " + control.headerSize() + " bytes, expected are " + RingLayout.HEADER_SIZE);
        }
        Identity identity = control.identity();
        if (identity.instanceId() == 0) {
            throw foreign(ring, path, "has instance id 0");
        }
        if (!RingLayout.isValidCapacity(identity.capacity())) {
            throw foreign(ring, path, "has a capacity of " + identity.capacity() + " bytes");
        }
        if (identity.flags() != 0 && identity.flags() != RingLayout.FLAG_STAMPED) {
            throw foreign(ring, path, "has flags 0x" + Integer.toHexString(identity.flags()) + ", known is 0x1");
        }
        if (!isConsistent(identity)) {
            throw foreign(
                    ring,
                    path,
                    "is of kind " + identity.kind() + " with " + identity.producers() + " producers, ring index "
                            + identity.ringIndex() + " and system id " + identity.systemId()
                            + ", which do not go together");
        }
        if (identity.objectSize() != size) {
            throw foreign(ring, path, "has " + size + " bytes, its header says " + identity.objectSize());
        }
        return identity;
    }

    private static boolean isConsistent(Identity identity) {
        return switch (identity.kind()) {
            case RingLayout.KIND_SPSC ->
                identity.producers() == 0 && identity.ringIndex() == 0 && identity.systemId() == 0;
            case RingLayout.KIND_MPSC_RING ->
                identity.producers() == 0
                        && identity.ringIndex() < RingLayout.MAX_PRODUCERS
                        && identity.systemId() != 0;
            case RingLayout.KIND_DOORBELL ->
                identity.producers() >= 1
                        && identity.producers() <= RingLayout.MAX_PRODUCERS
                        && identity.ringIndex() == 0
                        && identity.systemId() == 0;
            default -> false;
        };
    }

    private static ShmFormatException foreign(String ring, Path path, String what) {
        return new ShmFormatException(
                ring, path + " " + what + ": it is no ring of this library; choose another name, or remove it", null);
    }
}
