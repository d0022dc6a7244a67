/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmNoSpaceException;
import io.shmring.ShmOptions;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.Tmpfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several processes fill up one small directory: each object is there as a whole or not at all, whoever was too late. */
@Timeout(60)
class FillingUpTests {

    private static final int SIZE = 4 << 20;

    @RegisterExtension
    @Order(1)
    final Tmpfs tmpfs = new Tmpfs("size=" + SIZE);

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    private long empty;

    @BeforeEach
    void look() {
        this.empty = this.tmpfs.free();
    }

    /** Creates until there is no room, in rounds. */
    static final class Filler {

        /** Creates rings and systems in turn. Returns how many there was room for. */
        int fill(String prefix, String directory) {
            ShmOptions options =
                    ShmOptions.builder().directory(Path.of(directory)).build();
            for (int i = 0; ; i++) {
                try {
                    if (i % 2 == 0) {
                        SpscShm.create(prefix + i, 1 << 16, options).close();
                    } else {
                        MpscConsumer.openOrCreate(prefix + i, 3, 1 << 14, options)
                                .close();
                    }
                } catch (ShmNoSpaceException noRoom) {
                    return i;
                }
            }
        }

        /** Tries to create one and the same system. Returns how often that failed for want of room. */
        int tryAll(String name, int producers, int times, String directory) {
            ShmOptions options = ShmOptions.builder()
                    .directory(Path.of(directory))
                    .openTimeout(Duration.ofSeconds(50)) // the rival makes it begin anew, often
                    .build();
            int refused = 0;
            for (int i = 0; i < times; i++) {
                try {
                    MpscConsumer.openOrCreate(name, producers, 1 << 16, options).close();
                } catch (ShmNoSpaceException noRoom) {
                    refused++;
                }
            }
            return refused;
        }
    }

    @Test
    void processesThatFillItAtOnceLeaveWholeObjectsOnly() {
        List<ChildJvm> fillers = IntStream.range(0, 3)
                .mapToObj(i -> this.children.start(Filler.class))
                .toList();
        for (int i = 0; i < fillers.size(); i++) {
            fillers.get(i).begin("fill", "f" + i + ".", this.tmpfs.path());
        }
        int rings = 0;
        int systems = 0;
        for (ChildJvm filler : fillers) {
            int created = (int) filler.answer().number();
            rings += (created + 1) / 2;
            systems += created / 2;
        }
        assertThat(rings).isPositive();
        assertThat(this.tmpfs.files()).hasSize(rings + 4 * systems);
        for (String file : this.tmpfs.files()) {
            String name = file.replaceFirst("_(doorbell|ring_\\d+)$", "");
            try (ShmInspector inspector = ShmInspector.open(name, this.tmpfs.options())) {
                ShmSnapshot snapshot = inspector.snapshot();
                assertThat(snapshot.state()).as(name).isEqualTo(ShmSnapshot.State.OPEN);
                assertThat(snapshot.rings()).as(name).hasSize(snapshot.kind() == ShmSnapshot.Kind.SPSC ? 1 : 3);
            }
        }
        for (String file : this.tmpfs.files()) {
            SpscShm.unlink(file.replaceFirst("_(doorbell|ring_\\d+)$", ""), this.tmpfs.options());
            MpscConsumer.unlink(file.replaceFirst("_(doorbell|ring_\\d+)$", ""), this.tmpfs.options());
        }
        assertThat(this.tmpfs.free()).as("no page is kept").isEqualTo(this.empty);
    }

    @Test
    void processesThatWantOneSystemThatDoesNotFitLeaveNothing() {
        List<ChildJvm> rivals = IntStream.range(0, 2)
                .mapToObj(i -> this.children.start(Filler.class))
                .toList();
        int times = 50;
        rivals.forEach(rival -> rival.begin("tryAll", "many", 100, times, this.tmpfs.path()));
        rivals.forEach(rival -> assertThat(rival.answer().number()).isEqualTo(times));
        assertThat(this.tmpfs.files()).isEmpty();
        assertThat(this.tmpfs.free()).isEqualTo(this.empty);
    }

    @Test
    void filesThatRanOutAreNotTakenForBytes() throws IOException {
        this.tmpfs.remount("nr_inodes=16");
        for (int i = 0; i < 10; i++) {
            Files.createFile(this.tmpfs.path().resolve("other" + i));
        }
        List<String> before = this.tmpfs.files();
        assertThatExceptionOfType(ShmNoSpaceException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 9, 4096, this.tmpfs.options()))
                .withMessageContaining("number of its files")
                .withMessageContaining("df -i");
        assertThat(this.tmpfs.files()).isEqualTo(before);
    }
}
