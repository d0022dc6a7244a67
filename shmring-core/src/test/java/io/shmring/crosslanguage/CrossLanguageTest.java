/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import io.shmring.process.ProcessTest;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.RingFile;
import io.shmring.testing.WaitWordsProbe;
import java.nio.file.Path;

/** What tests with peers in both languages share. Peers of either have the calls of {@code process.RingProcess}. */
abstract class CrossLanguageTest extends ProcessTest {

    static final long HOUR = 3_600_000;

    /** A peer in C. */
    final ChildProgram c() {
        return this.children.start(new ProcessBuilder(NativeCode.peer().toString()));
    }

    /** A peer in C, in C without slices, or in Java. */
    final ChildProgram peer(String language) {
        return switch (language) {
            case "c" -> c();
            case "patient-c" ->
                this.children.start(new ProcessBuilder(NativeCode.patientPeer().toString()));
            default -> start();
        };
    }

    /** A peer with the producer role, which never spins. */
    final ChildProgram producerIn(String language, String name, String kind) {
        ChildProgram producer = peer(language);
        producer.call("options", 20_000, 0, 0).value();
        producer.call("takeProducer", name, kind).value();
        return producer;
    }

    /** A peer with the consumer role, which never spins. */
    final ChildProgram consumerIn(String language, String name, String kind) {
        ChildProgram consumer = peer(language);
        consumer.call("options", 20_000, 0, 0).value();
        consumer.call("takeConsumer", name, kind).value();
        return consumer;
    }

    static RingFile file(String object) {
        return RingFile.map(Path.of("/dev/shm", object));
    }

    /** The words on which the consumer sleeps. */
    static WaitWordsProbe dataWords(String name, String kind) {
        return WaitWordsProbe.data(kind.equals("spsc") ? name : name + "_doorbell");
    }

    /** The words on which the producer sleeps: that of slot 1, in a system. */
    static WaitWordsProbe spaceWords(String name, String kind) {
        return WaitWordsProbe.space(kind.equals("spsc") ? name : name + "_ring_1");
    }
}
