/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import io.shmring.ShmConsumer;
import io.shmring.testing.Journal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/** What a consumer does until it dies. Its journals say how many messages may have been given back, and how many were. */
final class ConsumerScripts {

    /** So many messages of each producer are given back before it wants the writers to sleep. */
    private static final long ONE_BY_ONE = 12;

    private static final long STREAM = 40;

    private final ShmConsumer consumer;
    private final Journal[] journals;
    private final long[] seen;

    private ConsumerScripts(Setting setting) {
        this.journals = new Journal[setting.producers()];
        Arrays.setAll(this.journals, setting::journal);
        this.seen = new long[setting.producers()];
        this.consumer = setting.connectConsumer();
    }

    static void consume(Setting setting) {
        ConsumerScripts script = new ConsumerScripts(setting);
        script.awaitData();
        script.consumeOne();
        for (int i = 0; i < setting.producers(); i++) {
            Setting.awaitArmed(setting.spaceWords(i));
        }
        while (script.total() < ONE_BY_ONE * setting.producers()) {
            script.consumeOne();
        }
        while (script.total() < STREAM * setting.producers()) {
            script.poll();
            script.awaitData();
        }
        Objects.requireNonNull(script.consumer.peek());
        script.consumer.close();
    }

    static void suspend(Setting setting) {
        ConsumerScripts script = new ConsumerScripts(setting);
        script.awaitData();
        script.consumeOne();
        script.awaitData();
        Objects.requireNonNull(script.consumer.peek());
        script.consumer.suspend();
        script.consumer.resume();
        script.awaitData();
        script.consumeOne();
        script.consumer.close();
    }

    private void awaitData() {
        while (!this.consumer.waitForData(Setting.LONG)) {
            KillPoints.user("wait-in-vain");
        }
    }

    private long total() {
        return Arrays.stream(this.seen).sum();
    }

    private void consumeOne() {
        awaitData();
        ByteBuffer payload = Objects.requireNonNull(this.consumer.peek());
        KillPoints.user("look-at-the-peeked-message");
        see(payload);
        this.consumer.release();
        given();
    }

    private void poll() {
        this.consumer.poll(
                (payload, record) -> {
                    KillPoints.user("handle-the-message");
                    see(payload);
                },
                5);
        given();
    }

    private void see(ByteBuffer payload) {
        int producer = Math.max(0, this.consumer.record().producer());
        long number = Message.read(payload, this.consumer.record());
        if (number != this.seen[producer]) {
            throw new AssertionError("message " + number + ", expected is " + this.seen[producer]);
        }
        this.seen[producer]++;
        this.journals[producer].begun(this.seen[producer]);
        KillPoints.promise();
    }

    private void given() {
        for (int i = 0; i < this.seen.length; i++) {
            this.journals[i].done(this.seen[i]);
        }
        KillPoints.promise();
    }
}
