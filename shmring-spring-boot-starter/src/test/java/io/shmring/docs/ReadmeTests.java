/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.boot.ShmRingProperties;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.testing.TestRings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the README shows works, and what it lists is there. */
@Timeout(60)
class ReadmeTests {

    private static final String FILL = "{\"id\":7,\"quantity\":3}";

    @RegisterExtension
    final TestRings test = new TestRings();

    @Test
    void theTwoApplicationsTalk() {
        try (ConfigurableApplicationContext exchange = start(ExchangeExample.class, "exchange");
                ConfigurableApplicationContext trader = start(TraderExample.class, "trader")) {
            assertThat(exchange.getBeansOfType(ShmTemplate.class)).hasSize(1);
            trader.getBean(ShmTemplate.class).convertAndSend("orders", new Order(7, 3));
            await().until(() -> trader.getBean(TraderExample.class).bytes, (bytes) -> bytes == FILL.length());
        }
    }

    private ConfigurableApplicationContext start(Class<?> application, String file) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=classpath:docs/" + file + ".yml",
                        "--shmring.name-prefix=" + this.test.prefix());
    }

    @Test
    void thePropertiesAreThoseThatExist() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| (`\\.[^|]+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../README.md")));
        while (row.find()) {
            Matcher key = Pattern.compile("`\\.([^`]+)`").matcher(row.group(1));
            String parent = null;
            while (key.find()) {
                // a second key in a row belongs to the same parent unless it names its own
                String name = key.group(1);
                boolean own = parent == null || name.contains(".");
                listed.add(own ? name : parent + name);
                parent = own ? name.substring(0, name.lastIndexOf('.') + 1) : parent;
            }
        }
        assertThat(listed).isEqualTo(existing());
    }

    private static Set<String> existing() throws IOException {
        String metadata = Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json"));
        String properties = metadata.substring(metadata.indexOf("\"properties\""), metadata.indexOf("\"hints\""));
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("\"name\": \"shmring\\.([a-z.-]+)\"").matcher(properties);
        while (name.find()) {
            if (!name.group(1).equals("rings")) {
                names.add(name.group(1));
            }
        }
        // the processor sees a map's value as a type of its own
        for (RecordComponent component : ShmRingProperties.Ring.class.getRecordComponents()) {
            names.add("rings.<key>."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
