/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link RingKeys}. */
class RingKeysTests {

    @ParameterizedTest
    @CsvSource({
        "orders, ordersRing",
        "order-events, orderEventsRing",
        "order_events, orderEventsRing",
        "orderEvents, orderEventsRing",
        "Orders, ordersRing",
        "a.b-2, aB2Ring",
        "-x, xRing"
    })
    void namesTheBeanAfterTheKeyInCamelCase(String key, String beanName) {
        assertThat(RingKeys.beanName(key)).isEqualTo(beanName);
    }

    @Test
    void keepsTheDashedOfTwoKeysWhicheverComesFirst() {
        assertThat(RingKeys.withoutTwins(ordered("orderevents", "order-events", "fills")))
                .containsOnlyKeys("order-events", "fills");
        assertThat(RingKeys.withoutTwins(ordered("order-events", "ORDER_EVENTS")))
                .containsOnlyKeys("order-events");
    }

    @Test
    void keepsTheFirstOfTwoKeysWithoutADash() {
        assertThat(RingKeys.withoutTwins(ordered("orderEvents", "orderevents"))).containsOnlyKeys("orderEvents");
    }

    private static Map<String, String> ordered(String... keys) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String key : keys) {
            map.put(key, key);
        }
        return map;
    }
}
