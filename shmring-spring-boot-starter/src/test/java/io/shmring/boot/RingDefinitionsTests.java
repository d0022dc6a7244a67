/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.ShmPermissions;
import io.shmring.spring.core.ShmFullPolicy;
import io.shmring.spring.core.ShmOpenMode;
import io.shmring.spring.core.ShmRingDefinition;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Tests for {@link RingDefinitions}. */
class RingDefinitionsTests {

    @Test
    void definesAnSpscRingWithTheDocumentedDefaults() {
        ShmRingDefinition orders = define("shmring.rings.orders.role=consumer");
        assertThat(orders.key()).isEqualTo("orders");
        assertThat(orders.name()).isEqualTo("orders");
        assertThat(orders.role()).isEqualTo(ShmRingRole.CONSUMER);
        assertThat(orders.type()).isEqualTo(ShmRingType.SPSC);
        assertThat(orders.open()).isEqualTo(ShmOpenMode.OPEN_OR_CREATE);
        assertThat(orders.geometry()).isEqualTo(ShmRingDefinition.Geometry.ANY);
        assertThat(orders.connectTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(orders.sendPolicy()).isEqualTo(ShmRingDefinition.SendPolicy.DEFAULT);
        assertThat(orders.removeOnClose()).isFalse();
        assertThat(orders.options().directory()).isEqualTo(Path.of("/dev/shm"));
        assertThat(orders.options().spin()).isEqualTo(Duration.ofNanos(20_000));
        assertThat(orders.options().permissions()).isEqualTo(ShmPermissions.OWNER);
        assertThat(orders.options().stamped()).isNull();
    }

    @Test
    void takesWhatTheRingDeclaresBeforeWhatItInherits() {
        ShmRingDefinition ring = define(
                "shmring.name-prefix=ci-",
                "shmring.directory=/tmp",
                "shmring.connect-timeout=5s",
                "shmring.spin=1us",
                "shmring.rings.a.role=producer",
                "shmring.rings.a.name=other",
                "shmring.rings.a.capacity=64KB",
                "shmring.rings.a.connect-timeout=7s",
                "shmring.rings.a.spin=2us",
                "shmring.rings.a.permissions=group",
                "shmring.rings.a.group=staff",
                "shmring.rings.a.stamp=true",
                "shmring.rings.a.remove-on-close=true",
                "shmring.rings.a.full-policy=drop",
                "shmring.rings.a.send-timeout=3s");
        assertThat(ring.name()).isEqualTo("ci-other");
        assertThat(ring.geometry().capacity()).isEqualTo(65536L);
        assertThat(ring.connectTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(ring.sendPolicy().whenFull()).isEqualTo(ShmFullPolicy.DROP);
        assertThat(ring.sendPolicy().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(ring.removeOnClose()).isTrue();
        assertThat(ring.options().directory()).isEqualTo(Path.of("/tmp"));
        assertThat(ring.options().spin()).isEqualTo(Duration.ofNanos(2_000));
        assertThat(ring.options().permissions()).isEqualTo(ShmPermissions.GROUP);
        assertThat(ring.options().group()).isEqualTo("staff");
        assertThat(ring.options().stamped()).isTrue();
    }

    @Test
    void letsAProducerAmongManyConnect() {
        ShmRingDefinition ring =
                define("shmring.rings.t.role=producer", "shmring.rings.t.type=mpsc", "shmring.rings.t.producer-id=2");
        assertThat(ring.open()).isEqualTo(ShmOpenMode.CONNECT);
        assertThat(ring.geometry().producerId()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shmring.rings.x.name=x | role",
                "shmring.rings.x.role=both;shmring.rings.x.type=mpsc | role",
                "shmring.rings.x.role=producer;shmring.rings.x.type=mpsc;shmring.rings.x.open=create | open",
                "shmring.rings.x.role=consumer;shmring.rings.x.producers=2 | producers",
                "shmring.rings.x.role=consumer;shmring.rings.x.type=mpsc;shmring.rings.x.producers=0 | producers",
                "shmring.rings.x.role=consumer;shmring.rings.x.type=mpsc;shmring.rings.x.producers=1025 | producers",
                "shmring.rings.x.role=producer;shmring.rings.x.producer-id=1 | producer-id",
                "shmring.rings.x.role=producer;shmring.rings.x.type=mpsc;shmring.rings.x.producer-id=-1 | producer-id",
                "shmring.rings.x.role=consumer;shmring.rings.x.capacity=4095B | capacity",
                "shmring.rings.x.role=consumer;shmring.rings.x.capacity=2GB | capacity",
                "shmring.rings.x.role=consumer;shmring.rings.x.permissions=group | group",
                "shmring.rings.x.role=consumer;shmring.rings.x.group=staff | group",
                "shmring.rings.x.role=consumer;shmring.rings.x.name=a/b | name",
                "shmring.rings.x.role=consumer;shmring.rings.x.connect-timeout=-1s | connect-timeout",
                "shmring.rings.x.role=consumer;shmring.rings.x.send-timeout=-1s | send-timeout",
                "shmring.rings.x.role=consumer;shmring.rings.x.spin=-1us | spin"
            })
    void refusesByPropertyName(String properties, String property) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> define(properties.split(";")))
                .satisfies((ex) -> assertThat(ex.getName()).isEqualTo("shmring.rings.x." + property));
    }

    @Test
    void refusesTheSameRoleOnTheSameNameTwice() {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() ->
                        define("shmring.rings.x.role=consumer", "shmring.rings.y.role=both", "shmring.rings.y.name=x"))
                .withMessageContaining("has the same name and role");
        assertThat(bind("shmring.rings.x.role=consumer", "shmring.rings.y.role=producer", "shmring.rings.y.name=x"))
                .hasSize(2);
        assertThat(bind(
                        "shmring.rings.x.role=producer",
                        "shmring.rings.x.type=mpsc",
                        "shmring.rings.y.role=producer",
                        "shmring.rings.y.type=mpsc",
                        "shmring.rings.y.name=x"))
                .hasSize(2);
    }

    private static ShmRingDefinition define(String... properties) {
        List<ShmRingDefinition> definitions = bind(properties);
        assertThat(definitions).hasSize(1);
        return definitions.get(0);
    }

    private static List<ShmRingDefinition> bind(String... properties) {
        Map<String, String> map = Stream.of(properties)
                .map((property) -> property.split("=", 2))
                .collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
        ShmRingProperties bound = new Binder(new MapConfigurationPropertySource(map))
                .bindOrCreate(ShmRingProperties.PREFIX, Bindable.of(ShmRingProperties.class));
        return RingDefinitions.of(bound);
    }
}
