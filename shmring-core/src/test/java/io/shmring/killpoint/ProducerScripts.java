/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static io.shmring.killpoint.Message.TYPE;

import io.shmring.ShmProducer;
import io.shmring.testing.Journal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/** What a producer does until it dies. Its journal says how many messages may be visible, and how many are. */
final class ProducerScripts {

    /** So many messages are read; then the reader waits until the victim sleeps in front of a full ring. */
    static final long HOLD = 9;

    private static final long STREAM = 50;

    private final ShmProducer producer;
    private final Journal journal;
    private long finished;

    private ProducerScripts(Setting setting, ShmProducer producer) {
        this.journal = setting.journal(setting.victim());
        this.producer = producer;
        Setting.awaitArmed(setting.dataWords());
    }

    static void produce(Setting setting) {
        ProducerScripts script = new ProducerScripts(setting, setting.connectProducer());
        script.claimAndWrite(false);
        script.promising(() -> script.producer.publish(Message.length(0)));
        script.claimAndWrite(true);
        script.promising(() -> script.producer.publish(Message.length(1)));
        script.batch();
        script.promising(() -> script.producer.offer(script.next(), TYPE));
        script.promising(() -> script.producer.offerAll(List.of(script.next(), script.next(), script.next()), TYPE));
        script.abandoned();
        script.promising(() -> script.producer.offer(script.next(), TYPE, script.finished - 1));
        script.promising(() -> script.producer.offer(script.next(), Message.HEADERS, TYPE));
        while (script.finished < STREAM) {
            script.promising(script::offerUntilThereIsRoom);
        }
        script.claimAndWrite(false);
        script.begin();
        script.producer.append(Message.length(script.finished - 1));
        script.promising(script.producer::close);
    }

    static void suspend(Setting setting) {
        ProducerScripts script = new ProducerScripts(setting, setting.connectFirstFreeProducer());
        script.promising(() -> script.producer.offer(script.next(), TYPE));
        script.claimAndWrite(false);
        script.begin();
        script.producer.append(Message.length(1));
        script.promising(script.producer::suspend);
        script.producer.resume();
        script.producer.wakeup();
        script.promising(() -> script.producer.offer(script.next(), TYPE));
        script.promising(script.producer::close);
    }

    private void batch() {
        claimAndWrite(false);
        begin();
        this.producer.append(Message.length(2));
        claimAndWrite(false);
        begin();
        this.producer.append(Message.length(3));
        promising(this.producer::flush);
    }

    private void abandoned() {
        claimAndWrite(false);
        this.finished--;
        this.producer.abandon();
    }

    private void offerUntilThereIsRoom() {
        ByteBuffer message = next();
        while (!this.producer.offer(message, TYPE)) {
            this.producer.waitForSpace(message.remaining(), Setting.LONG);
        }
    }

    private ByteBuffer next() {
        ByteBuffer message = Message.of(this.finished++);
        begin();
        return message;
    }

    /** Writes a message into a claim, half of it before a point. */
    private void claimAndWrite(boolean correlated) {
        long number = this.finished++;
        int length = Message.length(number);
        ByteBuffer region = Objects.requireNonNull(
                correlated ? this.producer.claim(length, TYPE, number) : this.producer.claim(length, TYPE));
        region.putLong(-1);
        KillPoints.user("write-into-the-claim");
        Message.write(region.position(region.position() - Long.BYTES), number);
    }

    /** What was finished may be visible from here on. */
    private void begin() {
        this.journal.begun(this.finished);
        KillPoints.promise();
    }

    /** What was finished is visible when the call has returned. */
    private void promising(Runnable call) {
        begin();
        call.run();
        this.journal.done(this.finished);
        KillPoints.promise();
    }
}
