/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.boot.ShmRingProperties.Ring;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.DeadLetterRingRecoverer;
import io.shmring.spring.listener.ShmMessageRecoverer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Checks the properties of dead letters, and makes what they say of a recoverer. */
final class DeadLetterSettings implements SmartInitializingSingleton {

    private final Map<String, Ring> declared;
    private final Map<String, ShmMessageRecoverer> byRing = new LinkedHashMap<>();
    private boolean used;

    DeadLetterSettings(ShmRingProperties properties, ShmRings rings) {
        this.declared = RingKeys.withoutTwins(properties.rings());
        this.declared.forEach((key, ring) -> {
            String target = ring.deadLetter();
            if (target != null) {
                this.byRing.put(key, recoverer(key, target, ring, rings));
                requireEnd(key, target);
            }
        });
    }

    /** Messages of rings without a ring of dead letters go to the other recoverer. */
    ShmMessageRecoverer before(ShmMessageRecoverer others) {
        this.used = true;
        return this.byRing.isEmpty()
                ? others
                : (failed) -> this.byRing.getOrDefault(failed.ring(), others).recover(failed);
    }

    /** Whoever replaces the error handler would lose the messages that these keys were to keep, and hear nothing of it. */
    @Override
    public void afterSingletonsInstantiated() {
        this.byRing
                .keySet()
                .forEach((key) -> require(
                        this.used,
                        key,
                        this.declared.get(key).deadLetter(),
                        "It would have no effect, since nothing uses the starter's error handler, which heeds it. Remove the"
                                + " key, and let the ShmErrorHandler that is used have a DeadLetterRingRecoverer."));
    }

    private static ShmMessageRecoverer recoverer(String key, String target, Ring ring, ShmRings rings) {
        require(
                ring.role() != null && ring.role().consumes(),
                key,
                target,
                "Only a ring with role 'consumer' or 'both' has dead letters.");
        require(!target.equals(key), key, target, "It must be another ring.");
        List<String> possible = rings.all().stream()
                .filter((candidate) -> candidate.role().produces())
                .map(ShmRing::key)
                .filter((candidate) -> !candidate.equals(key))
                .toList();
        require(
                possible.contains(target),
                key,
                target,
                "It must be a declared ring with role 'both' or 'producer', which are " + possible + ".");
        return new DeadLetterRingRecoverer(rings.get(target), ring.deadLetterFull());
    }

    /** A dead letter may die again, but not for ever. */
    private void requireEnd(String key, String target) {
        Set<String> path = new LinkedHashSet<>();
        path.add(key);
        String next = target;
        while (next != null && path.add(next)) {
            Ring ring = this.declared.get(next);
            next = (ring != null) ? ring.deadLetter() : null; // if it is not declared, its own check tells so
        }
        require(
                !key.equals(next),
                key,
                target,
                "Dead letters must not come back: " + String.join(" -> ", path) + " -> " + key + ".");
    }

    private static void require(boolean valid, String key, @Nullable String value, String reason) {
        if (!valid) {
            throw new InvalidConfigurationPropertyValueException(
                    ShmRingProperties.PREFIX + ".rings." + key + ".dead-letter", value, reason);
        }
    }
}
