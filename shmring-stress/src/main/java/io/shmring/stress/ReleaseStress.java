/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** In a full ring a producer gets the room of the oldest record only when its reader is done with it. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the producer looks before the tail is stored: full")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the producer gets the room that the consumer has left")
@Outcome(
        id = {"0, 0", "1, 0"},
        expect = Expect.FORBIDDEN,
        desc = "the producer writes while the consumer still reads: the read value is not the one that was published")
@State
public class ReleaseStress {

    /** A quarter of the ring, with its header: four fill it. */
    private static final int LENGTH = LocalRing.CAPACITY / 4 - 8;

    private final LocalRing ring = LocalRing.take();
    private final long before = 2L * this.ring.mark();
    private final long after = this.before + 1;

    /** Fills the ring. */
    public ReleaseStress() {
        while (this.ring.publish(LENGTH, this.before)) {
            Thread.onSpinWait();
        }
    }

    @Actor
    public void producer(II_Result result) {
        result.r1 = this.ring.publish(LENGTH, this.after) ? 1 : 0;
    }

    @Actor
    public void consumer(II_Result result) {
        ByteBuffer payload = this.ring.consumer.peek();
        if (payload == null) {
            throw new IllegalStateException("nothing in a full ring");
        }
        long first = payload.getLong(payload.position());
        long last = payload.getLong(payload.limit() - Long.BYTES);
        this.ring.consumer.release();
        result.r2 = first == this.before && last == this.before ? 1 : 0;
    }

    @Arbiter
    public void done() {
        this.ring.giveBack();
    }
}
