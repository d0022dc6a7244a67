/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmProducer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Publishes a generation of messages, in every way that the API has. */
final class Sender implements Session {

    private static final int LONGEST_BATCH = 40;

    private final ShmProducer producer;
    private final StreamJournal journal;
    private final Tenure tenure;
    private final Receipts receipts;
    private final Random random;
    private final Pace pace;
    private final Letters letters;
    private final long generation;

    /** Whether this burst dawdles: then it is likely to be interrupted by whatever befalls this process. */
    private boolean dawdles;

    /** How many messages are finished, visible or not. */
    private long next;

    Sender(
            ShmProducer producer,
            StreamJournal journal,
            Tenure tenure,
            long generation,
            Receipts receipts,
            Random random,
            Pace pace) {
        this.producer = producer;
        this.journal = journal;
        this.tenure = tenure;
        this.generation = generation;
        this.receipts = receipts;
        this.random = random;
        this.pace = pace;
        this.letters = new Letters(producer.producerId(), producer.maxMessageLength());
    }

    @Override
    public void burst() {
        this.dawdles = this.random.nextInt(8) == 0;
        int count = 1 + this.random.nextInt(this.random.nextInt(4) == 0 ? LONGEST_BATCH : 4);
        switch (this.random.nextInt(5)) {
            case 0 -> offer(count);
            case 1 -> publish(count);
            case 2 -> append(count);
            case 3 -> offerAll(count);
            default -> abandon();
        }
        this.tenure.check();
        this.pace.pause(this.random);
    }

    private void compose() {
        this.letters.compose(Position.of(this.generation, this.next));
    }

    /** From now on so many messages more than are finished may be visible. */
    private void intend(int more) {
        this.journal.intended(this.generation, this.next + more);
    }

    /** All that is finished is visible. */
    private void flushed() {
        this.receipts.visible(this.next);
    }

    private void offer(int count) {
        for (int i = 0; i < count; i++) {
            compose();
            intend(1);
            if (!offer()) {
                refused();
                return;
            }
            this.next++;
            flushed();
        }
    }

    private boolean offer() {
        ByteBuffer message = ByteBuffer.wrap(this.letters.bytes(), 0, this.letters.length());
        int type = Letters.type(this.generation);
        return this.letters.isCorrelated()
                ? this.producer.offer(message, type, this.letters.mark())
                : this.producer.offer(message, type);
    }

    /** A call found no room: it has flushed what was finished, and nothing else. */
    private void refused() {
        intend(0);
        flushed();
        awaitRoom();
    }

    private void awaitRoom() {
        if (Pace.spins(this.random)) {
            return;
        }
        int length = this.random.nextInt(4) == 0 ? this.producer.maxMessageLength() : this.letters.length();
        boolean room = this.producer.waitForSpace(length, this.pace.patience(this.random));
        flushed();
        if (room && this.random.nextBoolean()) {
            Violation.unless(
                    this.producer.claim(length, 0, 0) != null, "there is room for " + length + " bytes, and is not");
            this.producer.abandon();
        }
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            compose();
            intend(1);
            ByteBuffer region = claim();
            if (region == null) {
                refused();
                return;
            }
            fill(region);
            this.producer.publish(this.letters.length());
            this.next++;
            flushed();
        }
    }

    /** Sometimes of more than is needed. */
    private @Nullable ByteBuffer claim() {
        int length = this.letters.length();
        if (this.random.nextInt(4) == 0) {
            length = Math.min(this.producer.maxMessageLength(), length + this.random.nextInt(64));
        }
        int type = Letters.type(this.generation);
        return this.letters.isCorrelated()
                ? this.producer.claim(length, type, this.letters.mark())
                : this.producer.claim(length, type);
    }

    /** At one go, or with a pause in the middle. */
    private void fill(ByteBuffer region) {
        int first = this.random.nextInt(this.letters.length() + 1);
        region.put(this.letters.bytes(), 0, first);
        if (this.dawdles) {
            Pace.dawdle(this.random);
        }
        region.put(this.letters.bytes(), first, this.letters.length() - first);
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            compose();
            intend(1);
            ByteBuffer region = claim();
            if (region == null) {
                refused();
                return;
            }
            fill(region);
            this.producer.append(this.letters.length());
            this.next++;
        }
        if (this.random.nextInt(4) != 0) { // else the next call, a wait or the end of the role does it
            this.producer.flush();
            flushed();
        }
    }

    private void offerAll(int count) {
        List<ByteBuffer> batch = new ArrayList<>();
        long first = this.next;
        for (int i = 0; i < count; i++) {
            this.letters.compose(Position.of(this.generation, first + i));
            if (this.letters.isCorrelated()) {
                break;
            }
            batch.add(ByteBuffer.wrap(this.letters.bytes().clone(), 0, this.letters.length()));
        }
        if (batch.isEmpty()) {
            offer(1);
            return;
        }
        intend(batch.size());
        this.next += this.producer.offerAll(batch, Letters.type(this.generation));
        if (this.next < first + batch.size()) {
            this.letters.compose(Position.of(this.generation, this.next));
            refused();
        } else {
            flushed();
        }
    }

    private void abandon() {
        compose();
        ByteBuffer region = claim();
        if (region == null) {
            refused();
            return;
        }
        region.put(this.letters.bytes(), 0, this.letters.length());
        this.producer.abandon();
    }

    @Override
    public void leave() {
        this.tenure.leave();
    }

    /** A finished message that is not flushed, and a claim. Waits for nothing. */
    @Override
    public void leaveOpen() {
        compose();
        intend(1);
        ByteBuffer region = claim();
        if (region == null) {
            intend(0);
            flushed();
            return;
        }
        fill(region);
        this.producer.append(this.letters.length());
        this.next++;
        this.producer.claim(Long.BYTES);
    }

    @Override
    public void settle() {
        intend(0);
        this.receipts.settled(this.next);
    }
}
