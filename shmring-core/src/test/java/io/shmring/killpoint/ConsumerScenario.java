/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.ShmConsumer;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.Journal;
import io.shmring.testing.RingFile;
import io.shmring.testing.WaitWordsProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A consumer dies. What it had given back does not come again, what it had not is seen by its heir, without a gap; a
 * producer asleep wakes up for the room that there is, without any help; and the role can be taken over.
 *
 * @param messages of each producer
 */
record ConsumerScenario(Script script, boolean many, long messages) implements Scenario<ConsumerScenario.Scene> {

    @Override
    public Scene open(Stage stage) {
        return new Scene(stage, this.messages);
    }

    @Override
    public List<Ending<Scene>> endings() {
        return List.of(
                new Ending<>("its producers go on, then an heir", Scene::producersThenHeir),
                new Ending<>("an heir at once", Scene::heirAtOnce),
                new Ending<>("removal", Scene::removal));
    }

    /** The producers. */
    static final class Scene {

        private final Stage stage;
        private final Setting setting;
        private final long messages;
        private final List<Writer> writers = new ArrayList<>();

        Scene(Stage stage, long messages) {
            this.stage = stage;
            this.setting = stage.setting();
            this.messages = messages;
            if (this.setting.many()) {
                MpscConsumer.create(Setting.NAME, Setting.PRODUCERS, Setting.CAPACITY, this.setting.options())
                        .close();
            } else {
                SpscShm.create(Setting.NAME, Setting.CAPACITY, this.setting.options())
                        .close();
            }
            WaitWordsProbe words = this.setting.dataWords();
            CompletableFuture<Void> asleep = Background.run(() -> stage.awaitAsleepOrOver(words));
            for (int i = 0; i < this.setting.producers(); i++) {
                this.writers.add(stage.closing(new Writer(stage.producer(i), messages, asleep), Writer::close));
            }
        }

        private void producersThenHeir() {
            this.writers.forEach(Writer::awaitAtRest);
            heirAtOnce();
        }

        /** The heir wakes the producers when it comes, and begins with the first message that was not given back. */
        private void heirAtOnce() {
            List<WaitWordsProbe> words = new ArrayList<>();
            for (int i = 0; i < this.setting.producers(); i++) {
                words.add(this.setting.spaceWords(i));
            }
            List<Integer> before = words.stream().map(WaitWordsProbe::seq).toList();
            ShmConsumer heir = this.stage.consumer();
            for (int i = 0; i < before.size(); i++) {
                assertThat(words.get(i).seq()).as("bumps of %d", i).isNotEqualTo(before.get(i));
            }
            readAll(heir);
            this.writers.forEach(Writer::awaitDone);
            heir.close();
            removal();
        }

        private void readAll(ShmConsumer heir) {
            long[] next = new long[this.setting.producers()];
            Arrays.fill(next, -1);
            while (Arrays.stream(next).anyMatch(number -> number < this.messages)) {
                assertThat(heir.waitForData(Setting.LONG))
                        .as("data after %s", next)
                        .isTrue();
                heir.poll(
                        (payload, record) -> {
                            int producer = Math.max(0, record.producer());
                            long number = Message.read(payload, record);
                            if (next[producer] < 0) {
                                assertFirst(producer, number);
                            } else {
                                assertThat(number).isEqualTo(next[producer]);
                            }
                            next[producer] = number + 1;
                        },
                        100);
            }
            assertThat(heir.available()).isZero();
        }

        private void assertFirst(int producer, long number) {
            Journal journal = this.setting.journal(producer);
            assertThat(number)
                    .as("first message of %d that comes again", producer)
                    .isBetween(journal.done(), journal.begun());
        }

        private void removal() {
            this.writers.forEach(Writer::close);
            for (int i = 0; i < this.setting.producers(); i++) {
                RingFile ring = RingFile.map(this.setting.ring(i));
                assertThat(ring.getLong(RingFile.HEAD) - ring.getLong(RingFile.TAIL))
                        .isBetween(0L, (long) Setting.CAPACITY);
            }
            this.stage.remove();
        }
    }
}
