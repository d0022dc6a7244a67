/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmCorruptException;
import io.shmring.ShmProducer;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/** Calls producers, as the input says. */
final class ProducerPlay {

    private final Input input;
    private final Rig rig;
    private final Attacker attacker;

    ProducerPlay(Input input, Rig rig, Attacker attacker) {
        this.input = input;
        this.rig = rig;
        this.attacker = attacker;
    }

    void play() {
        Slot slot = this.rig.slots().get(this.input.below(this.rig.slots().size()));
        ShmProducer producer = slot.producer();
        if (producer == null) {
            return;
        }
        boolean failed = producer.isFailed() && producer.isOpen() && !producer.isSuspended();
        Call<?> call = call(slot, producer);
        if (failed && !(call.thrown() instanceof ShmCorruptException || call.isHarmless())) {
            throw new AssertionError(call + ", although the handle has failed");
        }
        assertTerritory(slot, call.what(), failed);
        slot.assertWakeUpsAnswerWrites(this.attacker.writes());
    }

    private Call<?> call(Slot slot, ShmProducer producer) {
        return switch (this.input.below(10)) {
            case 0, 1 -> claim(slot, producer);
            case 2, 3, 4 -> offer(slot, producer);
            case 5 -> offerAll(slot, producer);
            case 6 -> Call.run("flush", producer::flush);
            case 7 -> {
                int length = length();
                Duration timeout = Duration.ofNanos(this.input.below(3) * 300_000L);
                yield Call.of("waitForSpace", () -> producer.waitForSpace(length, timeout));
            }
            case 8 -> Call.of("largestClaimable", producer::largestClaimable);
            default -> figures(producer);
        };
    }

    private Call<?> claim(Slot slot, ShmProducer producer) {
        int length = length();
        int type = this.input.next();
        Call<ByteBuffer> claim = Call.of("claim", () -> producer.claim(length, type));
        ByteBuffer view = claim.value();
        if (view == null) {
            return claim;
        }
        if (view.remaining() != length) {
            throw new AssertionError("claim of " + length + " bytes gave " + view);
        }
        ByteBuffer payload = slot.expectations().next(length);
        view.put(payload.duplicate());
        Views.assertOfDataArea(view.flip().position(view.limit() - length), slot.victim(), "claim");
        assertTerritory(slot, "claim", false);
        if (this.input.isOneIn(3)) {
            this.attacker.strike();
        }
        int committed = this.input.isOneIn(4) ? length / 2 : length;
        Call<?> end = switch (this.input.below(4)) {
            case 0 -> Call.run("abandon", producer::abandon);
            case 1 -> Call.run("append", () -> producer.append(committed));
            default -> Call.run("publish", () -> producer.publish(committed));
        };
        if (!end.hasThrown() && !end.what().equals("abandon")) {
            slot.expectations().sent(payload, committed, type, 0);
        }
        return end;
    }

    private Call<?> offer(Slot slot, ShmProducer producer) {
        ByteBuffer payload = slot.expectations().next(length());
        int type = this.input.next();
        long correlation = this.input.isOneIn(3) ? this.input.word() : 0;
        Call<Boolean> offer = Call.of(
                "offer",
                () -> correlation == 0 ? producer.offer(payload, type) : producer.offer(payload, type, correlation));
        if (Boolean.TRUE.equals(offer.value())) {
            slot.expectations().sent(payload, payload.remaining(), type, correlation);
        }
        return offer;
    }

    private Call<?> offerAll(Slot slot, ShmProducer producer) {
        List<ByteBuffer> messages = List.of(
                slot.expectations().next(this.input.next()),
                slot.expectations().next(0),
                slot.expectations().next(this.input.next()));
        Call<Integer> offer = Call.of("offerAll", () -> producer.offerAll(messages, 7));
        Integer written = offer.value();
        for (int i = 0; written != null && i < written; i++) {
            slot.expectations().sent(messages.get(i), messages.get(i).remaining(), 7, 0);
        }
        return offer;
    }

    private static Call<?> figures(ShmProducer producer) {
        Call.of("isCurrent", producer::isCurrent);
        Call.run("wakeup", producer::wakeup);
        Call<Long> available = Call.of("available", producer::available);
        Long bytes = available.value();
        if (bytes != null && (bytes < 0 || bytes > Rig.CAPACITY)) {
            throw new AssertionError("available is " + bytes);
        }
        return available;
    }

    /** Mostly short, now and then too long for this ring. */
    private int length() {
        return this.input.isOneIn(4) ? this.input.below(Rig.CAPACITY / 2 + 1) : this.input.next();
    }

    private void assertTerritory(Slot slot, String call, boolean failed) {
        for (Victim victim : this.rig.victims()) {
            BitSet own = victim == slot.victim()
                    ? failed ? Territory.PRODUCER.without(RingFile.HEAD) : Territory.PRODUCER.withData(victim.size())
                    : victim == this.rig.home() ? this.rig.producersPartOfHome().bytes() : Territory.NOBODY.bytes();
            victim.assertChangedOnly(own, call);
        }
    }
}
