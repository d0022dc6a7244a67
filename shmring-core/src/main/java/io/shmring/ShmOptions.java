/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How rings are opened, created and waited for. Immutable; made by a {@link Builder}. */
public final class ShmOptions {

    /** Where rings live unless configured otherwise: a tmpfs on every common distribution. */
    public static final Path DEFAULT_DIRECTORY = Path.of("/dev/shm");

    private static final ShmOptions DEFAULTS = builder().build();

    private final Path directory;
    private final Duration spin;
    private final Duration openTimeout;
    private final Duration connectTimeout;
    private final Duration closeTimeout;
    private final ShmPermissions permissions;
    private final @Nullable String group;
    private final @Nullable Boolean stamped;

    private ShmOptions(Builder builder) {
        this.directory = builder.directory;
        this.spin = builder.spin;
        this.openTimeout = builder.openTimeout;
        this.connectTimeout = builder.connectTimeout;
        this.closeTimeout = builder.closeTimeout;
        this.permissions = builder.permissions;
        this.group = builder.group;
        this.stamped = builder.stamped;
    }

    /**
     * The options that the factories use when given none.
     *
     * @return the defaults
     */
    public static ShmOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from these options.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.directory = this.directory;
        builder.spin = this.spin;
        builder.openTimeout = this.openTimeout;
        builder.connectTimeout = this.connectTimeout;
        builder.closeTimeout = this.closeTimeout;
        builder.permissions = this.permissions;
        builder.group = this.group;
        builder.stamped = this.stamped;
        return builder;
    }

    /**
     * The directory of the objects, which should be a tmpfs.
     *
     * @return an absolute path, {@code /dev/shm} by default
     */
    public Path directory() {
        return this.directory;
    }

    /**
     * How long waits spin before they sleep.
     *
     * @return 20 microseconds by default
     */
    public Duration spin() {
        return this.spin;
    }

    /**
     * How long to wait for a role that is held, or for a system whose creation is under way.
     *
     * @return 1 second by default
     */
    public Duration openTimeout() {
        return this.openTimeout;
    }

    /**
     * How long {@code connect} waits for an object that is not there.
     *
     * @return zero by default
     */
    public Duration connectTimeout() {
        return this.connectTimeout;
    }

    /**
     * How long close and suspend wait for a call of another thread to return.
     *
     * @return 5 seconds by default
     */
    public Duration closeTimeout() {
        return this.closeTimeout;
    }

    /**
     * Who may open objects created with these options, and whose objects are accepted.
     *
     * @return {@link ShmPermissions#OWNER} by default
     */
    public ShmPermissions permissions() {
        return this.permissions;
    }

    /**
     * The group that {@link ShmPermissions#GROUP} means.
     *
     * @return a group's name; null if permissions are {@link ShmPermissions#OWNER}
     */
    public @Nullable String group() {
        return this.group;
    }

    /**
     * Whether every record carries the time of its publication, at eight bytes and one clock reading each.
     *
     * @return true or false is what a creation makes and an {@code openOrCreate} demands; null, the default, creates
     *     without and accepts either
     */
    public @Nullable Boolean stamped() {
        return this.stamped;
    }

    @Override
    public String toString() {
        return "ShmOptions[directory=" + this.directory + ", spin=" + this.spin + ", openTimeout=" + this.openTimeout
                + ", connectTimeout=" + this.connectTimeout + ", closeTimeout=" + this.closeTimeout + ", permissions="
                + this.permissions + ", group=" + this.group + ", stamped=" + this.stamped + "]";
    }

    /** Builds {@link ShmOptions}. Not for several threads. */
    public static final class Builder {

        private Path directory = DEFAULT_DIRECTORY;
        private Duration spin = Duration.ofNanos(20_000);
        private Duration openTimeout = Duration.ofSeconds(1);
        private Duration connectTimeout = Duration.ZERO;
        private Duration closeTimeout = Duration.ofSeconds(5);
        private ShmPermissions permissions = ShmPermissions.OWNER;
        private @Nullable String group;
        private @Nullable Boolean stamped;

        private Builder() {}

        /**
         * Sets {@link ShmOptions#directory()}.
         *
         * @param directory an existing directory
         * @return this builder
         */
        public Builder directory(Path directory) {
            this.directory = directory.toAbsolutePath();
            return this;
        }

        /**
         * Sets {@link ShmOptions#spin()}.
         *
         * @param spin zero to sleep at once
         * @return this builder
         */
        public Builder spin(Duration spin) {
            this.spin = notNegative("spin", spin);
            return this;
        }

        /**
         * Sets {@link ShmOptions#openTimeout()}.
         *
         * @param openTimeout zero to try once
         * @return this builder
         */
        public Builder openTimeout(Duration openTimeout) {
            this.openTimeout = notNegative("openTimeout", openTimeout);
            return this;
        }

        /**
         * Sets {@link ShmOptions#connectTimeout()}.
         *
         * @param connectTimeout zero to try once
         * @return this builder
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = notNegative("connectTimeout", connectTimeout);
            return this;
        }

        /**
         * Sets {@link ShmOptions#closeTimeout()}.
         *
         * @param closeTimeout zero not to wait
         * @return this builder
         */
        public Builder closeTimeout(Duration closeTimeout) {
            this.closeTimeout = notNegative("closeTimeout", closeTimeout);
            return this;
        }

        /**
         * Sets {@link ShmOptions#permissions()} to {@link ShmPermissions#OWNER}.
         *
         * @return this builder
         */
        public Builder ownerOnly() {
            this.permissions = ShmPermissions.OWNER;
            this.group = null;
            return this;
        }

        /**
         * Sets {@link ShmOptions#permissions()} to {@link ShmPermissions#GROUP}.
         *
         * @param group the group's name, or its number
         * @return this builder
         */
        public Builder group(String group) {
            if (group.isBlank()) {
                throw new IllegalArgumentException("group is blank; give a group's name or number");
            }
            this.permissions = ShmPermissions.GROUP;
            this.group = group;
            return this;
        }

        /**
         * Sets {@link ShmOptions#stamped()}.
         *
         * @param stamped null to accept either
         * @return this builder
         */
        public Builder stamped(@Nullable Boolean stamped) {
            this.stamped = stamped;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return immutable options
         */
        public ShmOptions build() {
            return new ShmOptions(this);
        }

        private static Duration notNegative(String name, Duration value) {
            if (Objects.requireNonNull(value, name).isNegative()) {
                throw new IllegalArgumentException(name + " is negative: " + value);
            }
            return value;
        }
    }
}
