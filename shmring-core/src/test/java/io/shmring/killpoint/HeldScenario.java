/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.testing.RingFile;
import java.util.List;

/**
 * A process dies while it removes by force what others use. As long as the state does not say so they go on; when it does
 * they learn of it without any help, asleep or not, and whoever comes next finishes the removal.
 */
record HeldScenario(boolean many) implements Scenario<HeldScenario.Scene> {

    private static final int REMOVED = 2;

    @Override
    public Script script() {
        return Script.FORCE_UNLINK;
    }

    @Override
    public Scene open(Stage stage) {
        return new Scene(stage);
    }

    @Override
    public List<Ending<Scene>> endings() {
        return List.of(
                new Ending<>("its holders, then unlink", scene -> {
                    scene.holdersLearn();
                    scene.stage.removeByForce();
                }),
                new Ending<>("its holders, then openOrCreate", scene -> {
                    scene.holdersLearn();
                    new Remains(scene.stage).openOrCreate();
                }),
                new Ending<>("openOrCreate at once", scene -> {
                    if (scene.isRemoved()) {
                        new Remains(scene.stage).openOrCreate();
                    }
                    scene.holdersLearn();
                    scene.stage.removeByForce();
                }));
    }

    /** A consumer asleep and a producer. */
    static final class Scene {

        private final Stage stage;
        private final RingFile home;
        private final Reader reader;
        private final ShmProducer producer;

        Scene(Stage stage) {
            this.stage = stage;
            this.reader = stage.closing(new Reader(stage, stage.consumer()), Reader::close);
            this.producer = stage.producer(stage.setting().victim());
            this.home = RingFile.map(stage.setting().home());
            this.home.awaitArmed(RingFile.DATA_ARM);
        }

        private boolean isRemoved() {
            return this.home.getInt(RingFile.STATE) == REMOVED;
        }

        private void holdersLearn() {
            if (!isRemoved()) {
                assertThat(this.producer.offer(Message.of(0), Message.TYPE)).isTrue();
                this.reader.await(this.stage.setting().victim(), 1);
                this.stage.removeByForce();
            }
            this.reader.awaitRemoved();
            assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> {
                this.producer.offer(Message.of(1), Message.TYPE); // looks at the state behind the message
                this.producer.offer(Message.of(2), Message.TYPE);
            });
            this.producer.close();
            this.reader.close();
        }
    }
}
