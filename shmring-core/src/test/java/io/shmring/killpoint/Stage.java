/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.Eventually;
import io.shmring.testing.KernelThread;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.WaitWordsProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where one death happens, and what is left of it. */
final class Stage implements AutoCloseable {

    private static final String POINT = "point:";

    private final RingDirectory directory = new RingDirectory();
    private final Path journals;
    private final Setting setting;
    private final ChildJvm victim;
    private final KernelThread worker;
    private final Deque<Runnable> closers = new ArrayDeque<>();
    private volatile boolean over;

    Stage(ChildJvm victim, boolean many) throws IOException {
        this.victim = victim;
        this.directory.create();
        this.journals = Files.createTempDirectory("shmring-journals");
        this.setting = new Setting(this.directory.path(), this.journals, many);
        victim.answer().value(); // prepared
        this.worker = victim.worker();
    }

    Setting setting() {
        return this.setting;
    }

    /** Waits until the victim sleeps on these words in the kernel, or is dead. */
    void awaitAsleepOrOver(WaitWordsProbe words) {
        Eventually.isTrue(
                "the victim sleeps",
                () -> this.over || (words.isArmed() && this.worker.isSleeping() && words.isArmed()));
    }

    /** To be closed in any case, the last one first. */
    <T> T closing(T thing, Consumer<T> closer) {
        this.closers.addFirst(() -> closer.accept(thing));
        return thing;
    }

    /** A consumer in this process, closed in the end. */
    ShmConsumer consumer() {
        if (this.setting.many()) {
            return closing(
                    MpscConsumer.openOrCreate(
                            Setting.NAME, Setting.PRODUCERS, Setting.CAPACITY, this.setting.options()),
                    MpscConsumer::close);
        }
        return closing(SpscShm.openOrCreate(Setting.NAME, Setting.CAPACITY, this.setting.options()), SpscShm::close)
                .consumer();
    }

    /** A producer in this process, closed in the end. */
    ShmProducer producer(int slot) {
        if (this.setting.many()) {
            return closing(MpscProducer.connect(Setting.NAME, slot, this.setting.options()), MpscProducer::close);
        }
        return closing(SpscShm.connect(Setting.NAME, this.setting.options()), SpscShm::close)
                .producer();
    }

    /** Removes what is there; nobody is in the way, and nothing is left. */
    void remove() {
        if (this.setting.many()) {
            assertThat(MpscConsumer.unlink(Setting.NAME, this.setting.options()))
                    .isTrue();
        } else {
            assertThat(SpscShm.unlink(Setting.NAME, this.setting.options())).isTrue();
        }
        assertNothingLeft();
    }

    /** Plays to the end. Returns what was passed, an empty point for each change of what is promised. */
    List<String> rehearse(Script script) {
        this.victim.begin("rehearse", script, this.directory.path(), this.journals, this.setting.many());
        List<String> trace = new ArrayList<>();
        String report = this.victim.awaitReport();
        for (; report.startsWith(POINT); report = this.victim.awaitReport()) {
            trace.add(report.substring(POINT.length()));
        }
        assertThat(report).isEqualTo("end");
        this.victim.kill();
        this.over = true;
        return trace;
    }

    /**
     * Plays until the victim is dead.
     *
     * @return false if it died at the end only
     */
    boolean die(Script script, Death death) {
        this.victim.begin(
                "die", script, this.directory.path(), this.journals, this.setting.many(), death.point(), death.pass());
        String report = this.victim.awaitReport();
        this.victim.kill();
        this.over = true;
        assertThat(report).isIn(KillPoints.DYING + ":" + death.point(), KillPoints.DYING + ":" + KillPoints.END);
        return !report.endsWith(KillPoints.END);
    }

    /** Removes what is there, if there is anything. */
    void removeByForce() {
        if (this.setting.many()) {
            MpscConsumer.forceUnlink(Setting.NAME, this.setting.options());
        } else {
            SpscShm.forceUnlink(Setting.NAME, this.setting.options());
        }
        assertNothingLeft();
    }

    /** The names of what is there. */
    List<String> files() {
        return this.directory.files();
    }

    void assertNothingLeft() {
        assertThat(this.directory.files()).isEmpty();
    }

    @Override
    public void close() throws IOException {
        this.over = true;
        this.victim.kill();
        try {
            this.closers.forEach(Runnable::run);
        } finally {
            this.directory.close();
            delete(this.journals);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
