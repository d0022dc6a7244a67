/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.testing.TestRings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A context that is stopped and started again while somebody sends. */
@Timeout(60)
class RestartedContextTests {

    private static final int RESTARTS = 20;

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ShmRingAutoConfiguration.class))
            .withUserConfiguration(Inbox.class)
            .withPropertyValues(
                    "shmring.name-prefix=" + this.test.prefix(),
                    "shmring.rings.orders.role=consumer",
                    "shmring.rings.orders.capacity=4KB");

    @Test
    void losesRepeatsAndReordersNothing() {
        this.runner.run((context) -> {
            List<Integer> received = context.getBean(Inbox.class).received;
            AtomicBoolean enough = new AtomicBoolean();
            try (SpscShm ring = SpscShm.connect(this.test.name("orders"))) {
                CompletableFuture<Integer> sent =
                        CompletableFuture.supplyAsync(() -> sendUntil(enough, ring.producer()));
                for (int i = 0; i < RESTARTS; i++) {
                    int before = received.size();
                    await().pollInterval(Duration.ofMillis(1)).until(() -> received.size() > before);
                    context.getSourceApplicationContext().stop();
                    context.getSourceApplicationContext().start();
                }
                enough.set(true);
                int count = sent.join();
                await().until(() -> received.size() >= count);
                assertThat(received).isEqualTo(IntStream.range(0, count).boxed().toList());
            } finally {
                enough.set(true);
            }
        });
    }

    @Test
    void staysMapped() {
        this.runner.run((context) -> {
            List<String> mappings = mappings();
            assertThat(mappings).isNotEmpty();
            context.getSourceApplicationContext().stop();
            assertThat(mappings()).isEqualTo(mappings);
            context.getSourceApplicationContext().start();
            assertThat(mappings()).isEqualTo(mappings);
        });
    }

    /** Sends 0, 1, 2 and so on; returns how many. */
    private static int sendUntil(AtomicBoolean enough, ShmProducer producer) {
        ByteBuffer message = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        int sent = 0;
        while (!enough.get()) {
            if (producer.offer(message.putInt(0, sent))) {
                sent++;
            } else {
                producer.waitForSpace(4, Duration.ofMillis(10));
            }
        }
        return sent;
    }

    /** Where this process has mapped the ring. */
    private List<String> mappings() throws IOException {
        Path file = ShmOptions.DEFAULT_DIRECTORY.resolve(this.test.name("orders"));
        String inode = " " + Files.getAttribute(file, "unix:ino") + " ";
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter((mapping) -> mapping.contains(inode)).toList();
        }
    }

    static class Inbox {

        private final List<Integer> received = Collections.synchronizedList(new ArrayList<>());

        @ShmListener("orders")
        void on(ByteBuffer order) {
            this.received.add(order.getInt());
        }
    }
}
