/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;

/** What is there before a victim comes. */
interface Before {

    /** An empty directory. */
    Before NOTHING = new Before() {
        @Override
        public void set(Stage stage) {}

        @Override
        public String toString() {
            return "nothing";
        }
    };

    /** A ring or a system with one message in it, and nobody there. */
    Before ONE_MESSAGE = new Before() {
        @Override
        public void set(Stage stage) {
            ShmConsumer consumer = stage.consumer();
            ShmProducer producer = stage.producer(stage.setting().victim());
            producer.offer(Message.of(0), Message.TYPE);
            producer.close();
            consumer.close();
        }

        @Override
        public String toString() {
            return "one message";
        }
    };

    void set(Stage stage) throws Exception;
}
