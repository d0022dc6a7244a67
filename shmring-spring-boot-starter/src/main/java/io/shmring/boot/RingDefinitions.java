/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmPermissions;
import io.shmring.boot.ShmRingProperties.Ring;
import io.shmring.spring.core.ShmOpenMode;
import io.shmring.spring.core.ShmRingDefinition;
import io.shmring.spring.core.ShmRingDefinition.Geometry;
import io.shmring.spring.core.ShmRingDefinition.SendPolicy;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/** Checks the properties of declared rings and makes definitions of them. */
final class RingDefinitions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final DataSize MIN_CAPACITY = DataSize.ofKilobytes(4);
    private static final DataSize MAX_CAPACITY = DataSize.ofGigabytes(1);

    private final ShmRingProperties properties;

    private RingDefinitions(ShmRingProperties properties) {
        this.properties = properties;
    }

    static List<ShmRingDefinition> of(ShmRingProperties properties) {
        RingDefinitions definitions = new RingDefinitions(properties);
        List<ShmRingDefinition> defined = RingKeys.withoutTwins(properties.rings()).entrySet().stream()
                .map((entry) -> definitions.define(entry.getKey(), entry.getValue()))
                .toList();
        defined.forEach((ring) -> requireRoleOnce(ring, defined));
        return defined;
    }

    /** Two keys may share a name, each with one of the two roles; the same role twice would wait for itself. */
    private static void requireRoleOnce(ShmRingDefinition ring, List<ShmRingDefinition> all) {
        for (ShmRingDefinition other : all) {
            boolean sameRole = (ring.role().consumes() && other.role().consumes())
                    || (ring.type() == ShmRingType.SPSC
                            && ring.role().produces()
                            && other.role().produces());
            require(
                    other == ring || !other.name().equals(ring.name()) || !sameRole,
                    ring.key(),
                    "name",
                    ring.name(),
                    "Ring '" + other.key() + "' has the same name and role.");
        }
    }

    private ShmRingDefinition define(String key, Ring ring) {
        ShmRingRole role = ring.role();
        require(role != null, key, "role", null, "It is required: consumer, producer or both.");
        boolean mpscProducer = ring.type() == ShmRingType.MPSC && role == ShmRingRole.PRODUCER;
        boolean mpscConsumer = ring.type() == ShmRingType.MPSC && role == ShmRingRole.CONSUMER;
        require(
                ring.type() == ShmRingType.SPSC || role != ShmRingRole.BOTH,
                key,
                "role",
                role,
                "Type 'mpsc' has one consumer and many producers: use 'consumer' or 'producer'.");
        ShmOpenMode open =
                (ring.open() != null) ? ring.open() : mpscProducer ? ShmOpenMode.CONNECT : ShmOpenMode.OPEN_OR_CREATE;
        require(
                !mpscProducer || !open.creates(),
                key,
                "open",
                open,
                "Only the consumer of type 'mpsc' creates; its producers use 'connect'.");
        require(
                ring.producers() == null || mpscConsumer,
                key,
                "producers",
                ring.producers(),
                "Only a consumer of type 'mpsc' sets the number of producers.");
        require(
                ring.producers() == null || (ring.producers() >= 1 && ring.producers() <= MpscConsumer.MAX_PRODUCERS),
                key,
                "producers",
                ring.producers(),
                "It must be 1 to " + MpscConsumer.MAX_PRODUCERS + ".");
        require(
                ring.producerId() == null || mpscProducer,
                key,
                "producer-id",
                ring.producerId(),
                "Only a producer of type 'mpsc' takes a slot.");
        require(
                ring.producerId() == null || ring.producerId() >= 0,
                key,
                "producer-id",
                ring.producerId(),
                "It must not be negative.");
        return new ShmRingDefinition(
                key,
                name(key, ring),
                ring.type(),
                role,
                open,
                new Geometry(capacity(key, ring), ring.producers(), ring.producerId()),
                options(key, ring),
                notNegative(key, "connect-timeout", or(ring.connectTimeout(), this.properties.connectTimeout())),
                new SendPolicy(ring.fullPolicy(), notNegative(key, "send-timeout", ring.sendTimeout())),
                ring.removeOnClose());
    }

    private String name(String key, Ring ring) {
        String name = this.properties.namePrefix() + or(ring.name(), key);
        require(
                NAME.matcher(name).matches(),
                key,
                "name",
                name,
                "With shmring.name-prefix it must be 1 to 200 characters out of A-Z a-z 0-9 . _ -, not starting with a dot.");
        return name;
    }

    private static @Nullable Long capacity(String key, Ring ring) {
        DataSize capacity = ring.capacity();
        if (capacity == null) {
            return null;
        }
        require(
                capacity.compareTo(MIN_CAPACITY) >= 0 && capacity.compareTo(MAX_CAPACITY) <= 0,
                key,
                "capacity",
                capacity,
                "It must be 4KB to 1GB.");
        return capacity.toBytes();
    }

    private ShmOptions options(String key, Ring ring) {
        boolean group = ring.permissions() == ShmPermissions.GROUP;
        String name = (ring.group() != null && !ring.group().isBlank()) ? ring.group() : null;
        require(
                group == (name != null),
                key,
                "group",
                ring.group(),
                "It goes together with permissions 'group', and only with that.");
        ShmOptions.Builder options = ShmOptions.builder()
                .directory(this.properties.directory())
                .spin(notNegative(key, "spin", or(ring.spin(), this.properties.spin())))
                .stamped(ring.stamp());
        return ((name != null) ? options.group(name) : options.ownerOnly()).build();
    }

    private static <T> T or(@Nullable T own, T inherited) {
        return (own != null) ? own : inherited;
    }

    private static Duration notNegative(String key, String property, Duration value) {
        require(!value.isNegative(), key, property, value, "It must not be negative.");
        return value;
    }

    private static void require(boolean valid, String key, String property, @Nullable Object value, String reason) {
        if (!valid) {
            throw new InvalidConfigurationPropertyValueException(
                    ShmRingProperties.PREFIX + ".rings." + key + "." + property, value, reason);
        }
    }
}
