/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.spring.core.ShmFullPolicy;
import io.shmring.spring.core.ShmOpenMode;
import io.shmring.spring.core.ShmRingDefinition;
import io.shmring.spring.core.ShmRingDefinition.Geometry;
import io.shmring.spring.core.ShmRingDefinition.SendPolicy;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ring names that nobody else has, and a directory without them when the test is over. */
public final class TestRings implements AfterEachCallback {

    private static final Path DIRECTORY = ShmOptions.DEFAULT_DIRECTORY;

    private final String prefix = "shmring-test-"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "-";

    public String prefix() {
        return this.prefix;
    }

    public String name(String key) {
        return this.prefix + key;
    }

    public List<String> objects() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map((file) -> file.getFileName().toString())
                    .filter((name) -> name.startsWith(this.prefix))
                    .map((name) -> name.substring(this.prefix.length()))
                    .sorted()
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public void forceUnlink(String key) {
        SpscShm.forceUnlink(name(key), ShmOptions.defaults());
        MpscConsumer.forceUnlink(name(key), ShmOptions.defaults());
    }

    @Override
    public void afterEach(@Nullable ExtensionContext context) throws IOException {
        for (String object : objects()) {
            Files.delete(DIRECTORY.resolve(name(object)));
        }
    }

    public Builder spsc(String key, ShmRingRole role) {
        return new Builder(key, ShmRingType.SPSC, role, ShmOpenMode.OPEN_OR_CREATE);
    }

    public Builder mpsc(String key, ShmRingRole role) {
        return new Builder(
                key,
                ShmRingType.MPSC,
                role,
                role == ShmRingRole.PRODUCER ? ShmOpenMode.CONNECT : ShmOpenMode.OPEN_OR_CREATE);
    }

    /** Defines a ring, with a short connect time-out unless told otherwise. */
    public final class Builder {

        private final String key;
        private final ShmRingType type;
        private final ShmRingRole role;
        private ShmOpenMode open;
        private Geometry geometry = Geometry.ANY;
        private @Nullable Boolean stamped;
        private Duration connectTimeout = Duration.ofMillis(200);
        private SendPolicy sendPolicy = SendPolicy.DEFAULT;
        private boolean removeOnClose;

        private Builder(String key, ShmRingType type, ShmRingRole role, ShmOpenMode open) {
            this.key = key;
            this.type = type;
            this.role = role;
            this.open = open;
        }

        public Builder open(ShmOpenMode open) {
            this.open = open;
            return this;
        }

        public Builder geometry(@Nullable Long capacity, @Nullable Integer producers, @Nullable Integer producerId) {
            this.geometry = new Geometry(capacity, producers, producerId);
            return this;
        }

        public Builder stamped(boolean stamped) {
            this.stamped = stamped;
            return this;
        }

        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = connectTimeout;
            return this;
        }

        public Builder whenFull(ShmFullPolicy policy, Duration timeout) {
            this.sendPolicy = new SendPolicy(policy, timeout);
            return this;
        }

        public Builder removeOnClose() {
            this.removeOnClose = true;
            return this;
        }

        public ShmRingDefinition build() {
            return new ShmRingDefinition(
                    this.key,
                    name(this.key),
                    this.type,
                    this.role,
                    this.open,
                    this.geometry,
                    ShmOptions.builder()
                            .stamped(this.stamped)
                            .openTimeout(Duration.ofMillis(100))
                            .build(),
                    this.connectTimeout,
                    this.sendPolicy,
                    this.removeOnClose);
        }
    }
}
