/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import io.shmring.testing.ChildJvm;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A side that closes and comes back, in this or another process, finds everything as it left it. */
@Timeout(120)
class RestartTests extends ProcessTest {

    private static final int PAUSES = 200;
    private static final long LEG = 50_000;
    private static final int LEGS = 6;

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void producerRestartsWhileTheConsumerGoesOn(String kind) {
        String name = this.names.next();
        create(name, kind, 1, 1 << 14);
        ChildJvm consumer = start();
        consumer.call("takeConsumer", name, kind).value();
        consumer.begin("consume", 0, LEGS * LEG, PAUSES);

        ChildJvm producer = start();
        for (int leg = 0; leg < LEGS; leg++) {
            ChildJvm next = leg % 2 == 0 ? start() : producer; // now and then the same process comes back
            producer.call("takeProducer", name, kind).value();
            producer.call("publish", leg * LEG, LEG, PAUSES).value();
            producer.call("closeProducer").value();
            producer = next;
        }

        consumer.answer().value();
        assertDrained(name, LEGS * LEG);
        assertNoRescues(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void consumerRestartsWhileTheProducerGoesOn(String kind) {
        String name = this.names.next();
        create(name, kind, 1, 1 << 14);
        ChildJvm producer = start();
        producer.call("takeProducer", name, kind).value();
        producer.begin("publish", 0, LEGS * LEG, PAUSES);

        ChildJvm consumer = start();
        for (int leg = 0; leg < LEGS; leg++) {
            ChildJvm next = leg % 2 == 0 ? start() : consumer;
            consumer.call("takeConsumer", name, kind).value();
            consumer.call("consume", leg * LEG, LEG, PAUSES).value();
            consumer.call("closeConsumer").value();
            consumer = next;
        }

        producer.answer().value();
        assertDrained(name, LEGS * LEG);
        assertNoRescues(name);
    }

    /** Nobody is there between the legs; what was published then waits in the ring. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void messagesOutliveBothProcesses(String kind) {
        String name = this.names.next();
        create(name, kind, 1, 1 << 14);
        long published = 0;
        long consumed = 0;
        for (int leg = 0; leg < 3; leg++) {
            ChildJvm producer = start();
            ChildJvm consumer = start();
            producer.call("takeProducer", name, kind).value();
            published = producer.call("publishUntilFull", published).number();
            producer.call("closeProducer").value();
            producer.kill();

            consumer.call("takeConsumer", name, kind).value();
            long some = (published - consumed) / 3;
            consumer.call("consume", consumed, some, 0).value();
            consumed += some;
            consumer.call("closeConsumer").value();
            consumer.kill();
        }
        ChildJvm last = start();
        last.call("takeConsumer", name, kind).value();
        last.call("consume", consumed, published - consumed, 0).value();
        assertDrained(name, published);
        assertNoRescues(name);
    }
}
