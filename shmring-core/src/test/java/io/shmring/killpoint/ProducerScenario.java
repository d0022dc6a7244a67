/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmProducer;
import io.shmring.testing.Journal;
import io.shmring.testing.RingFile;
import io.shmring.testing.WaitWordsProbe;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A producer dies. What it had published comes whole and in order, what it had begun to publish comes whole or not at all;
 * a consumer asleep wakes up without any help; other producers notice nothing; and the role can be taken over.
 */
record ProducerScenario(Script script, boolean many) implements Scenario<ProducerScenario.Scene> {

    private static final int NEIGHBOUR = 0;

    /** More than fits. */
    private static final long MORE = 40;

    @Override
    public Scene open(Stage stage) {
        return new Scene(stage);
    }

    @Override
    public List<Ending<Scene>> endings() {
        return List.of(
                new Ending<>("its consumer goes on, then an heir", Scene::consumerThenHeir),
                new Ending<>("an heir at once", Scene::heirAtOnce),
                new Ending<>("removal", Scene::removal));
    }

    /** The consumer, and the neighbour if there are many. */
    static final class Scene {

        private final Stage stage;
        private final Setting setting;
        private final Reader reader;
        private final @Nullable ShmProducer neighbour;

        Scene(Stage stage) {
            this.stage = stage;
            this.setting = stage.setting();
            this.reader = stage.closing(new Reader(stage, stage.consumer()), Reader::close);
            this.neighbour = this.setting.many() ? stage.producer(NEIGHBOUR) : null;
            RingFile.map(this.setting.ring(this.setting.victim())).putLong(RingFile.SPACE_ARM, 1); // died asleep
        }

        private void consumerThenHeir() {
            this.reader.awaitDrained();
            checkPromise();
            neighbourGoesOn();
            takeOver();
            removal();
        }

        private void heirAtOnce() {
            takeOver();
            neighbourGoesOn();
            removal();
        }

        private void checkPromise() {
            Journal journal = this.setting.journal(this.setting.victim());
            assertThat(this.reader.seen(this.setting.victim()))
                    .as("messages of the dead")
                    .isBetween(journal.done(), journal.begun());
        }

        /** The heir wakes the consumer when it comes, whatever its forerunner had still wanted to say. */
        private void takeOver() {
            WaitWordsProbe words = this.setting.dataWords();
            int before = words.seq();
            ShmProducer heir = this.stage.producer(this.setting.victim());
            assertThat(words.seq()).as("bumps").isNotEqualTo(before);
            this.reader.awaitDrained();
            checkPromise();
            long first = this.reader.seen(this.setting.victim());
            publish(heir, first, MORE);
            this.reader.await(this.setting.victim(), first + MORE);
            heir.close();
        }

        private void neighbourGoesOn() {
            if (this.neighbour != null) {
                long first = this.reader.seen(NEIGHBOUR);
                publish(this.neighbour, first, MORE);
                this.reader.await(NEIGHBOUR, first + MORE);
            }
        }

        private static void publish(ShmProducer producer, long first, long count) {
            for (long number = first; number < first + count; number++) {
                ByteBuffer message = Message.of(number);
                while (!producer.offer(message, Message.TYPE)) {
                    assertThat(producer.waitForSpace(message.remaining(), Setting.LONG))
                            .isTrue();
                }
            }
        }

        private void removal() {
            this.reader.awaitDrained();
            checkEnd();
            if (this.neighbour != null) {
                this.neighbour.close();
            }
            this.reader.close();
            this.stage.remove();
        }

        /** What a removal takes away is nothing that was promised to a reader who is there. */
        private void checkEnd() {
            assertThat(this.reader.seen(this.setting.victim()))
                    .isGreaterThanOrEqualTo(
                            this.setting.journal(this.setting.victim()).done());
        }
    }
}
