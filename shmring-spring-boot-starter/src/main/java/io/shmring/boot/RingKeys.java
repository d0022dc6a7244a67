/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The keys of declared rings. An environment variable cannot spell a dash, so it declares {@code order-events} a second time
 * as {@code orderevents}, bound to the same values: of keys that are equal without dashes, underscores and case the dashed one
 * is kept.
 */
final class RingKeys {

    private RingKeys() {}

    static <T> Map<String, T> withoutTwins(Map<String, T> byKey) {
        Map<String, String> kept = new LinkedHashMap<>();
        byKey.keySet().forEach((key) -> kept.merge(uniform(key), key, RingKeys::dashed));
        Map<String, T> result = new LinkedHashMap<>(byKey);
        result.keySet().retainAll(kept.values());
        return result;
    }

    private static String dashed(String first, String second) {
        return (!first.contains("-") && second.contains("-")) ? second : first;
    }

    private static String uniform(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The name of a ring's bean: never the bare key, which may be the name of a user's bean. */
    static String beanName(String key) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : key.toCharArray()) {
            if (!Character.isLetterOrDigit(c)) {
                upper = !name.isEmpty();
            } else {
                name.append(upper ? Character.toUpperCase(c) : name.isEmpty() ? Character.toLowerCase(c) : c);
                upper = false;
            }
        }
        return name.append("Ring").toString();
    }
}
