/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.RingNames;
import io.shmring.testing.WaitWordsProbe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One of several files is cut off, or one while its user sleeps in it or has a message open: in a process of its own, which
 * goes on living, is told, and gives back what it held.
 */
@Timeout(90)
class TruncatedPartsTests {

    private static final long LOCKS = 1L << 62;

    @RegisterExtension
    @Order(1)
    final RingNames names = new RingNames();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    private String name;
    private ChildJvm child;

    @BeforeEach
    void start() {
        this.name = this.names.next();
        this.child = this.children.start(TruncatedPartsProcess.class);
    }

    /** Before anybody tries to unlink what is no ring any more. */
    @AfterEach
    void remove() throws IOException {
        for (String part : new String[] {"", "_doorbell", "_ring_0", "_ring_1"}) {
            Files.deleteIfExists(path(part));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "consumer-of-many, _ring_1,   poll",
        "consumer-of-many, _ring_1,   peek",
        "consumer-of-many, _ring_1,   wait-for-data",
        "consumer-of-many, _doorbell, wait-for-data",
        "producer-of-many, _doorbell, offer",
        "producer-of-many, _doorbell, wait-for-space",
        "producer-of-many, _ring_1,   offer",
        "inspector,        _ring_1,   snapshot",
        "inspector,        _doorbell, snapshot"
    })
    void oneFileOfASystem(String role, String part, String operation) throws IOException {
        MpscConsumer.create(this.name, 2, 4096).close();
        try (MpscProducer other = MpscProducer.connect(this.name, 0)) {
            this.child.call("take", this.name, role).value();
            if (operation.equals("wait-for-space")) {
                assertThat(this.child.call("fill").number()).isPositive();
            }
            truncate(part);
            assertThat(told(operation))
                    .isSubsetOf("ShmCorruptException", "InternalError")
                    .isNotEmpty();
            assertThat(this.child.call("close").value().split(" ")).isSubsetOf("", "InternalError");
            assertLocksFree(path("_doorbell"), role.equals("producer-of-many") ? 3 : 1);
            if (part.equals("_ring_1")) {
                assertThat(other.offer(ByteBuffer.allocate(8)))
                        .as("the other producer goes on")
                        .isTrue();
            }
        }
    }

    @Test
    void theInspectorOfOneRing() throws IOException {
        SpscShm.create(this.name, 4096).close();
        this.child.call("take", this.name, "inspector").value();
        truncate("");
        assertThat(told("snapshot"))
                .isSubsetOf("ShmCorruptException", "InternalError")
                .isNotEmpty();
        assertThat(this.child.call("close").value().split(" ")).isSubsetOf("", "InternalError");
    }

    @ParameterizedTest
    @CsvSource({"consumer, wait-for-data, 1", "producer, wait-for-space, 2"})
    void whoSleepsInIt(String role, String operation, int lock) throws IOException {
        SpscShm.create(this.name, 4096).close();
        this.child.call("take", this.name, role).value();
        boolean writes = role.equals("producer");
        if (writes) {
            assertThat(this.child.call("fill").number()).isPositive();
        }
        this.child.begin("use", operation);
        WaitWordsProbe words = writes ? WaitWordsProbe.space(this.name) : WaitWordsProbe.data(this.name);
        words.awaitAsleep(this.child);
        truncate("");
        assertThat(words(this.child.answer()))
                .isSubsetOf("ShmCorruptException", "InternalError")
                .isNotEmpty();
        assertThat(this.child.call("close").value().split(" ")).isSubsetOf("", "InternalError");
        assertLocksFree(path(""), lock);
    }

    @ParameterizedTest
    @CsvSource({"producer, claim, 2", "consumer, peek, 1"})
    void whoHasAMessageOpenAndCloses(String role, String operation, int lock) throws IOException {
        try (SpscShm ring = SpscShm.create(this.name, 4096)) {
            ring.producer().offer(ByteBuffer.allocate(64));
        }
        this.child.call("take", this.name, role).value();
        assertThat(this.child.call("begin", operation).isTrue()).isTrue();
        truncate("");
        assertThat(words(this.child.call("close"))).isSubsetOf("", "InternalError");
        assertThat(words(this.child.call("close"))).isSubsetOf("", "InternalError");
        assertLocksFree(path(""), lock);
    }

    private String[] told(String operation) {
        return words(this.child.call("use", operation));
    }

    /** JDK 17 may report the fault as late as in the return of the call: the harness then answers with it. */
    private static String[] words(Answer answer) {
        if (answer.succeeded()) {
            return answer.value().split(" ");
        }
        assertThat(answer.failure().is(InternalError.class))
                .as("%s", answer.failure())
                .isTrue();
        return new String[] {"InternalError"};
    }

    private Path path(String part) {
        return Path.of("/dev/shm", this.name + part);
    }

    private void truncate(String part) throws IOException {
        try (FileChannel file = FileChannel.open(path(part), StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    private static void assertLocksFree(Path file, int lock) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock(LOCKS + lock, 1, false)) {
            assertThat(taken).as("lock %s of %s", lock, file).isNotNull();
        }
    }
}
