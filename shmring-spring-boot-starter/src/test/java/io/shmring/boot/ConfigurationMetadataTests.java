/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests for the generated configuration metadata. */
class ConfigurationMetadataTests {

    @Test
    void describesEveryKey() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy((name, property) -> assertThat(
                                property.path("description").asString(""))
                        .as("description of %s", name)
                        .matches("[A-Z].*\\.(?s)")
                        .doesNotStartWith("The ")
                        .doesNotStartWith("A "));
    }

    @Test
    void beginsTheDescriptionOfEverySwitchWithWhether() throws IOException {
        List<JsonNode> switches = properties().values().stream()
                .filter((property) -> property.path("type").asString("").equals("java.lang.Boolean"))
                .toList();
        assertThat(switches)
                .isNotEmpty()
                .allSatisfy((property) ->
                        assertThat(property.path("description").asString("")).startsWith("Whether "));
    }

    @Test
    void knowsTheDocumentedDefaults() throws IOException {
        Map<String, JsonNode> properties = properties();
        assertThat(properties.get("shmring.directory").path("defaultValue").asString())
                .isEqualTo("/dev/shm");
        assertThat(properties.get("shmring.spin").path("defaultValue").asString())
                .isEqualTo("20us");
        assertThat(properties
                        .get("shmring.connect-timeout")
                        .path("defaultValue")
                        .asString())
                .isEqualTo("30s");
        assertThat(properties
                        .get("shmring.listener.poll-limit")
                        .path("defaultValue")
                        .asInt())
                .isEqualTo(256);
    }

    @Test
    void knowsTheKeysOfActuatorThatConcernRings() throws IOException {
        assertThat(properties())
                .containsKeys("management.endpoint.shmring.access", "management.health.shmring.enabled");
    }

    private static Map<String, JsonNode> properties() throws IOException {
        try (InputStream metadata =
                new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
            return JsonMapper.shared()
                    .readTree(metadata)
                    .path("properties")
                    .valueStream()
                    .filter((property) -> property.path("name").asString("").contains("shmring."))
                    .collect(
                            Collectors.toMap((property) -> property.path("name").asString(), Function.identity()));
        }
    }
}
