/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.support;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which type id the messages of which class have, as both sides agree on it. Declare a bean of this type: the template then
 * gives each converted object the id of its class, and handler methods get the messages with the id of their payload's class.
 * Immutable.
 */
public final class ShmTypeIds {

    private static final ShmTypeIds NONE = builder().build();

    private final Map<Class<?>, Integer> ids;

    private ShmTypeIds(Map<Class<?>, Integer> ids) {
        this.ids = ids;
    }

    /**
     * No class has an id.
     *
     * @return the empty mapping
     */
    public static ShmTypeIds none() {
        return NONE;
    }

    /**
     * Begins a mapping.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id of a class's messages. Subclasses have ids of their own, or none.
     *
     * @param type the class
     * @return its id, if it has one
     */
    public OptionalInt idOf(Class<?> type) {
        Integer id = this.ids.get(type);
        return (id != null) ? OptionalInt.of(id) : OptionalInt.empty();
    }

    /** Collects ids. */
    public static final class Builder {

        private final Map<Class<?>, Integer> ids = new HashMap<>();

        private Builder() {}

        /**
         * Gives a class an id.
         *
         * @param typeId 0 to 65535; 0 is also that of messages without a type
         * @param type the class
         * @return this builder
         * @throws IllegalArgumentException if the id is out of range or another class's, or if the class has another one
         */
        public Builder map(int typeId, Class<?> type) {
            if (typeId < 0 || typeId > 0xFFFF) {
                throw new IllegalArgumentException(
                        "The type id of " + type.getName() + " is " + typeId + "; expected is 0 to " + 0xFFFF);
            }
            this.ids.forEach((other, id) -> {
                if ((id == typeId) != other.equals(type)) {
                    throw new IllegalArgumentException("Type id " + id + " is that of " + other.getName() + "; "
                            + typeId + " cannot be that of " + type.getName() + " too");
                }
            });
            this.ids.put(type, typeId);
            return this;
        }

        /**
         * Ends the mapping.
         *
         * @return the mapping
         */
        public ShmTypeIds build() {
            return new ShmTypeIds(Map.copyOf(this.ids));
        }
    }
}
