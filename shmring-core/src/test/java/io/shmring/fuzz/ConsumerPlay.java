/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmConsumer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmRecord;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Calls the consumer, as the input says. */
final class ConsumerPlay {

    /** What a handler throws; its message is seen again. */
    private static final class HandlerException extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    private final Input input;
    private final Rig rig;
    private final Attacker attacker;

    ConsumerPlay(Input input, Rig rig, Attacker attacker) {
        this.input = input;
        this.rig = rig;
        this.attacker = attacker;
    }

    void play() {
        ShmConsumer consumer = this.rig.consumer();
        if (consumer == null) {
            return;
        }
        boolean failed =
                consumer.isFailed() && consumer.isOpen() && !consumer.isSuspended() && !hasMessageAtHand(consumer);
        Call<?> call = call(consumer);
        boolean skip = call.what().equals("skipToHead");
        if (failed && !skip && !(call.thrown() instanceof ShmCorruptException || call.isHarmless())) {
            throw new AssertionError(call + ", although the handle has failed");
        }
        assertTerritory(call.what(), failed && !skip);
        assertOnlyTheBadAreLeftOut(consumer);
        this.rig.assertWakeUpsAnswerWrites(this.attacker.writes());
    }

    private static boolean hasMessageAtHand(ShmConsumer consumer) {
        return !Call.of("record", consumer::record).hasThrown();
    }

    private Call<?> call(ShmConsumer consumer) {
        return switch (this.input.below(8)) {
            case 0, 1 -> peek(consumer);
            case 2, 3, 4 -> poll(consumer);
            case 5 -> {
                Duration timeout = Duration.ofNanos(this.input.below(3) * 300_000L);
                yield Call.of("waitForData", () -> consumer.waitForData(timeout));
            }
            case 6 -> skip(consumer);
            default -> figures(consumer);
        };
    }

    private Call<?> peek(ShmConsumer consumer) {
        Call<ByteBuffer> peek = Call.of("peek", consumer::peek);
        ByteBuffer view = peek.value();
        if (view == null) {
            return peek;
        }
        Slot slot = receive(view, consumer.record(), "peek");
        if (this.input.isOneIn(3)) {
            this.attacker.strike();
        }
        if (this.input.isOneIn(8)) {
            return peek; // and leave the message at hand
        }
        Call<?> release = Call.run("release", consumer::release);
        if (!release.hasThrown()) {
            slot.expectations().released();
        }
        return release;
    }

    private Call<?> poll(ShmConsumer consumer) {
        int limit = 1 + this.input.next();
        int attackAt = this.input.below(16);
        int throwAt = this.input.below(64);
        int closeAt = this.input.below(128);
        int[] count = {0};
        return Call.of(
                "poll",
                () -> consumer.poll(
                        (payload, record) -> {
                            int n = ++count[0];
                            Slot slot = receive(payload, record, "poll");
                            if (n == attackAt) {
                                this.attacker.strike();
                            }
                            if (n == throwAt) {
                                throw new HandlerException();
                            }
                            if (n == closeAt) {
                                consumer.close();
                            }
                            slot.expectations().released();
                        },
                        limit));
    }

    /** Checks a message and all that is said of it. */
    private Slot receive(ByteBuffer view, ShmRecord record, String call) {
        Slot slot = this.rig.slots().get(Math.max(0, record.producer()));
        if (!view.isReadOnly() || record.length() != view.remaining()) {
            throw new AssertionError(call + " handed out " + view + " for " + record.length() + " bytes");
        }
        Views.assertOfDataArea(view, slot.victim(), call);
        int headers = record.headerBlockLength();
        if (record.hasHeaderBlock() ? headers < 8 || headers > view.remaining() || headers % 8 != 0 : headers != 0) {
            throw new AssertionError(call + " found a header block of " + headers + " bytes in " + view);
        }
        record.publishTimeNanos();
        record.correlation();
        slot.expectations().received(view, record, slot.isBelieved());
        return slot;
    }

    private Call<?> skip(ShmConsumer consumer) {
        Slot slot = this.rig.slots().get(this.input.below(this.rig.slots().size()));
        if (!consumer.isFailed() && !isLeftOut(consumer, slot) && !this.input.isOneIn(4)) {
            return figures(consumer);
        }
        slot.disbelieve(); // what is skipped does not come
        Call<Long> skip = Call.of("skipToHead", () -> consumer.skipToHead(slot.id()));
        Long skipped = skip.value();
        if (skipped != null && (skipped < 0 || skipped > Rig.CAPACITY)) {
            throw new AssertionError("skipped " + skipped);
        }
        return skip;
    }

    private static boolean isLeftOut(ShmConsumer consumer, Slot slot) {
        return Boolean.TRUE.equals(Call.of("isQuarantined", () -> consumer.isQuarantined(slot.id()))
                .value());
    }

    private static Call<?> figures(ShmConsumer consumer) {
        Call.of("isCurrent", consumer::isCurrent);
        Call.run("wakeup", consumer::wakeup);
        Call.of("available of one", () -> consumer.available(consumer.producers() - 1));
        Call<Long> available = Call.of("available", consumer::available);
        Long bytes = available.value();
        if (bytes != null && (bytes < 0 || bytes > 2 * Rig.CAPACITY)) {
            throw new AssertionError("available is " + bytes);
        }
        return available;
    }

    private void assertTerritory(String call, boolean failed) {
        for (Victim victim : this.rig.victims()) {
            Territory own = victim == this.rig.home() ? Territory.CONSUMER : this.rig.consumersPartOfRing();
            victim.assertChangedOnly(failed ? own.without(RingFile.TAIL) : own.bytes(), call);
        }
    }

    private void assertOnlyTheBadAreLeftOut(ShmConsumer consumer) {
        for (Slot slot : this.rig.slots()) {
            if (!slot.victim().isOverwritten() && isLeftOut(consumer, slot)) {
                throw new AssertionError("ring " + slot.id() + " is left out, and nobody has overwritten it");
            }
        }
    }
}
