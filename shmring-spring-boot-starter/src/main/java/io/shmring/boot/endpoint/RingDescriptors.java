/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import io.shmring.ShmConsumer;
import io.shmring.ShmException;
import io.shmring.ShmSnapshot;
import io.shmring.boot.endpoint.ShmRingDescriptor.Container;
import io.shmring.boot.endpoint.ShmRingDescriptor.Messages;
import io.shmring.boot.endpoint.ShmRingDescriptor.Producer;
import io.shmring.boot.endpoint.ShmRingDescriptor.Role;
import io.shmring.spring.core.EnumWords;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Describes rings. A ring that cannot be looked at is described without figures, so that it does not hide the others. */
final class RingDescriptors {

    private static final String REMOVED =
            "The ring was removed or replaced while in use; the figures are its last ones, or"
                    + " those of its successor. Restart the application to take up the successor";

    private static final String QUARANTINED =
            "The producer wrote garbage; nothing is consumed any more. Remove the ring, or skip to its head";

    private static final String FAILED =
            "The peer wrote garbage, or the file was truncated; nothing is sent or received any more. Remove the ring, and"
                    + " restart the application to take up its successor";

    private RingDescriptors() {}

    static ShmRingDescriptor describe(ShmRing ring, @Nullable ShmMessageListenerContainer container) {
        try {
            return withFigures(ring, ring.snapshot(), container);
        } catch (ShmException | IllegalStateException ex) {
            return withoutFigures(ring, container, String.valueOf(ex.getMessage()));
        }
    }

    private static ShmRingDescriptor withFigures(
            ShmRing ring, ShmSnapshot snapshot, @Nullable ShmMessageListenerContainer container) {
        List<ShmSnapshot.Ring> seen = seenBy(ring, snapshot);
        return new ShmRingDescriptor(
                ring.name(),
                EnumWords.of(ring.role()),
                EnumWords.of(ring.type()),
                EnumWords.of(snapshot.state()),
                ring.isRemoved(),
                ring.isSuspended(),
                snapshot.stamped(),
                snapshot.capacity(),
                sum(seen, ShmSnapshot.Ring::available),
                sum(seen, ShmSnapshot.Ring::freeSpace),
                new Messages(sum(seen, ShmSnapshot.Ring::published), sum(seen, ShmSnapshot.Ring::consumed)),
                sum(seen, ShmSnapshot.Ring::stalls),
                snapshot.dataRescues() + sum(seen, ShmSnapshot.Ring::spaceRescues),
                snapshot.rejects(),
                ring.drops(),
                ring.wakeups(),
                own(ring, snapshot, seen),
                peer(ring, snapshot, seen),
                producers(ring, snapshot),
                describe(container),
                error(ring));
    }

    private static ShmRingDescriptor withoutFigures(
            ShmRing ring, @Nullable ShmMessageListenerContainer container, String error) {
        return new ShmRingDescriptor(
                ring.name(),
                EnumWords.of(ring.role()),
                EnumWords.of(ring.type()),
                null,
                ring.isRemoved(),
                ring.isSuspended(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                ring.drops(),
                ring.wakeups(),
                null,
                null,
                null,
                describe(container),
                error);
    }

    private static List<ShmSnapshot.Ring> seenBy(ShmRing ring, ShmSnapshot snapshot) {
        if (ring.type() == ShmRingType.SPSC || ring.role().consumes()) {
            return snapshot.rings();
        }
        int slot = ring.producer().producerId();
        return snapshot.rings().stream()
                .filter((candidate) -> candidate.producerId() == slot)
                .toList();
    }

    private static @Nullable Role own(ShmRing ring, ShmSnapshot snapshot, List<ShmSnapshot.Ring> seen) {
        return ring.role().consumes() ? role(snapshot.consumer()) : producer(seen);
    }

    private static @Nullable Role peer(ShmRing ring, ShmSnapshot snapshot, List<ShmSnapshot.Ring> seen) {
        if (ring.role() == ShmRingRole.PRODUCER) {
            return role(snapshot.consumer());
        }
        return (ring.type() == ShmRingType.SPSC) ? producer(seen) : null;
    }

    private static @Nullable Role producer(List<ShmSnapshot.Ring> seen) {
        return seen.isEmpty() ? null : role(seen.get(0).producer());
    }

    private static Role role(ShmSnapshot.Role role) {
        return new Role(role.held(), role.pid(), role.epoch());
    }

    private static @Nullable List<Producer> producers(ShmRing ring, ShmSnapshot snapshot) {
        if (ring.type() == ShmRingType.SPSC) {
            return null;
        }
        return snapshot.rings().stream()
                .map((slot) -> new Producer(
                        slot.producerId(),
                        slot.producer().held(),
                        slot.producer().pid(),
                        slot.producer().epoch(),
                        isQuarantined(ring, slot.producerId()),
                        slot.available(),
                        slot.freeSpace(),
                        new Messages(slot.published(), slot.consumed()),
                        slot.stalls(),
                        slot.spaceRescues()))
                .toList();
    }

    private static @Nullable String error(ShmRing ring) {
        if (ring.isRemoved()) {
            return REMOVED;
        }
        if (ring.type() == ShmRingType.SPSC && isQuarantined(ring, 0)) {
            return QUARANTINED;
        }
        return ring.isFailed() ? FAILED : null;
    }

    private static boolean isQuarantined(ShmRing ring, int slot) {
        if (!ring.role().consumes()) {
            return false;
        }
        ShmConsumer consumer = ring.consumer();
        return consumer.isOpen() && slot >= 0 && slot < consumer.producers() && consumer.isQuarantined(slot);
    }

    private static @Nullable Container describe(@Nullable ShmMessageListenerContainer container) {
        if (container == null) {
            return null;
        }
        Throwable failure = container.getFailure();
        return new Container(
                container.getListenerId(),
                container.isRunning(),
                container.isPaused(),
                container.isPauseRequested(),
                container.isStalled(),
                failure != null,
                (failure != null) ? failure.toString() : null,
                container.getHandledCount(),
                container.getFailedCount(),
                container.getProgressAge().toMillis());
    }

    private static long sum(List<ShmSnapshot.Ring> rings, ToLongFunction<ShmSnapshot.Ring> figure) {
        return rings.stream().mapToLong(figure).sum();
    }
}
