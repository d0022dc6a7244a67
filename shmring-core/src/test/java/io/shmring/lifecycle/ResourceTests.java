/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmInspector;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was closed holds no pages, no descriptors and, once nobody can see it, no addresses. */
@Timeout(60)
class ResourceTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void pagesAndDescriptorsGoBackAtClose() throws IOException {
        useEverything(); // whatever is loaded once is loaded now
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            useEverything();
        }
        assertThat(mappings()).isZero();
        assertThat(descriptors()).isLessThan(before + 25); // other threads of the JVM open files, too
    }

    @Test
    void aViewThatIsStillAboutReadsZeroesAfterClose() {
        ByteBuffer view;
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ring.producer().offer(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
            view = ring.consumer().peek();
            assertThat(view).isNotNull();
            assertThat(view.get(view.position())).isEqualTo((byte) 1);
        }
        assertThat(view.get(view.position())).isZero();
    }

    @Test
    void addressesGoBackWhenNobodyCanSeeThem() throws IOException {
        long size = 64L << 20;
        long before = addressSpace();
        for (int i = 0; i < 32; i++) {
            SpscShm.create("large", size, this.directory.options()).close();
            SpscShm.unlink("large", this.directory.options());
        }
        await().untilAsserted(() -> {
            System.gc();
            assertThat(addressSpace()).isLessThan(before + 8 * size);
        });
    }

    private void useEverything() {
        try (SpscShm ring = SpscShm.openOrCreate("ring", 1 << 16, this.directory.options());
                MpscConsumer all = MpscConsumer.openOrCreate("many", 2, 1 << 16, this.directory.options());
                MpscProducer mine = MpscProducer.connect("many", this.directory.options());
                ShmInspector inspector = ShmInspector.open("many", this.directory.options())) {
            assertThat(ring.producer().offer(ByteBuffer.allocate(8))).isTrue();
            ring.consumer().suspend();
            ring.consumer().resume();
            assertThat(ring.consumer().poll((payload, record) -> {}, 10)).isEqualTo(1);
            mine.suspend();
            mine.resume();
            assertThat(mine.offer(ByteBuffer.allocate(8))).isTrue();
            assertThat(all.poll((payload, record) -> {}, 10)).isEqualTo(1);
            assertThat(inspector.snapshot().rings()).hasSize(2);
        }
    }

    private long mappings() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(this.directory.path().toString()))
                    .count();
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long addressSpace() throws IOException {
        String statm = Files.readString(Path.of("/proc/self/statm"));
        return Long.parseLong(statm.substring(0, statm.indexOf(' '))) * 4096;
    }
}
