/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmConsumer;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Consumes and checks the messages of all producers, in every way that the API has. */
final class Receiver implements Session {

    private final ShmConsumer consumer;
    private final Tenure tenure;
    private final Random random;
    private final Pace pace;
    /** Whether this burst dawdles: then it is likely to be interrupted by whatever befalls this process. */
    private boolean dawdles;

    private final Expectation[] expected;
    private final @Nullable Letters[] letters;

    Receiver(ShmConsumer consumer, RingJournal journal, Tenure tenure, Random random, Pace pace) {
        this.consumer = consumer;
        this.tenure = tenure;
        this.random = random;
        this.pace = pace;
        this.expected = new Expectation[journal.streams()];
        this.letters = new Letters[journal.streams()];
        for (int i = 0; i < this.expected.length; i++) {
            this.expected[i] = new Expectation(journal.stream(i));
        }
    }

    /** Thrown by a handler that does not want a message now. */
    private static final class NotNow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotNow() {
            super("not now", null, false, false);
        }
    }

    @Override
    public void burst() {
        this.dawdles = this.random.nextInt(8) == 0;
        int limit = 1 + this.random.nextInt(this.random.nextInt(4) == 0 ? 256 : 8);
        int handled = switch (this.random.nextInt(4)) {
            case 0, 1 -> poll(limit);
            case 2 -> pollUntilRefused(limit);
            default -> peek(limit);
        };
        this.tenure.check();
        this.pace.pause(this.random);
        if (handled == 0 && !Pace.spins(this.random)) {
            this.consumer.waitForData(this.pace.patience(this.random));
        }
    }

    private int poll(int limit) {
        int handled = this.consumer.poll(this::handleInside, limit);
        released();
        return handled;
    }

    /** The message at which the handler throws comes again, those before it do not. */
    private int pollUntilRefused(int limit) {
        int[] left = {this.random.nextInt(limit)};
        int handled = 1;
        try {
            handled = this.consumer.poll(
                    (payload, record) -> {
                        if (left[0]-- == 0) {
                            throw new NotNow();
                        }
                        handleInside(payload, record);
                    },
                    limit);
        } catch (NotNow expected) {
            // as it should be
        }
        released();
        return handled;
    }

    private int peek(int limit) {
        int handled = 0;
        while (handled < limit) {
            ByteBuffer payload = this.consumer.peek();
            if (payload == null) {
                break;
            }
            if (this.dawdles) {
                Pace.dawdle(this.random);
                payload = this.consumer.peek();
            }
            handle(payload, this.consumer.record());
            this.consumer.release();
            released();
            handled++;
        }
        return handled;
    }

    /** Within a poll, which lasts until this returns. */
    private void handleInside(ByteBuffer payload, ShmRecord record) {
        handle(payload, record);
        this.tenure.checkInside();
    }

    private void handle(@Nullable ByteBuffer payload, ShmRecord record) {
        Violation.unless(payload != null, "a peeked message has gone");
        int stream = Math.max(0, record.producer());
        if (this.dawdles) {
            Pace.dawdle(this.random);
        }
        this.expected[stream].seen(letters(stream, record).verify(payload, record));
        this.expected[stream].releasing();
    }

    /** Made at the first message, since that tells whether the ring is stamped. */
    private Letters letters(int stream, ShmRecord record) {
        Letters made = this.letters[stream];
        if (made == null) {
            int longest = (int) this.consumer.capacity() / 2 - 16 - (record.hasPublishTime() ? 8 : 0);
            made = new Letters(record.producer(), longest);
            this.letters[stream] = made;
        }
        return made;
    }

    private void released() {
        for (Expectation one : this.expected) {
            one.released();
        }
    }

    @Override
    public void leave() {
        this.tenure.leave();
    }

    @Override
    public void leaveOpen() {
        this.consumer.peek();
    }

    @Override
    public void settle() {
        released();
    }
}
