/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTests {

    private static final Path DIRECTORY = Path.of("/dev/shm");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Z",
                "0",
                "_",
                "-",
                "a.b",
                "orders",
                "orders.v2-EU_west",
                "a.",
                "-.",
                "doorbell",
                "x_doorbells",
                "x_doorbell_",
                "x_ring",
                "x_ring_",
                "x_ring_1a",
                "ring_1",
                "_ring_x",
                "x_Ring_1"
            })
    void acceptsWhatCanBeAName(String name) {
        assertThat(ObjectName.of(name, DIRECTORY).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", ".", "..", ".hidden", "a/b", "//a", "/a/", "a b", "a\\0", "a\n", "\u00e4", "a:b", "a*",
                "\u0661"
            })
    void refusesWhatCannotBeANameAndSaysWhatCan(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectName.of(name, DIRECTORY))
                .withMessageContaining("'" + name + "'")
                .withMessageContaining("1 to 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x_doorbell", "_doorbell", "x_ring_0", "x_ring_1023", "_ring_7", "x_ring_99999999999"})
    void refusesTheEndingsOfTheParts(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectName.of(name, DIRECTORY))
                .withMessageContaining("'" + name + "'")
                .withMessageContaining("_doorbell and _ring_<number>");
    }

    @Test
    void dropsOneLeadingSlash() {
        assertThat(ObjectName.of("/orders", DIRECTORY).name()).isEqualTo("orders");
        assertThat(ObjectName.of("/orders", DIRECTORY).spsc()).isEqualTo(Path.of("/dev/shm/orders"));
    }

    @Test
    void takesTwoHundredCharactersAndNoMore() {
        String longest = "n".repeat(200);
        assertThat(ObjectName.of(longest, DIRECTORY).name()).isEqualTo(longest);
        assertThat(ObjectName.of("/" + longest, DIRECTORY).name()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectName.of(longest + "n", DIRECTORY));
    }

    @Test
    void namesTheParts() {
        ObjectName name = ObjectName.of("orders", DIRECTORY);
        assertThat(name.doorbell()).isEqualTo(Path.of("/dev/shm/orders_doorbell"));
        assertThat(name.ring(12)).isEqualTo(Path.of("/dev/shm/orders_ring_12"));
    }
}
