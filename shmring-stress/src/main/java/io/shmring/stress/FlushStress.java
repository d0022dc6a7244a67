/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Appended records become visible with one store: a consumer finds all of them or none. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "the consumer looks before the head is stored")
@Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "the consumer finds all records")
@Outcome(
        id = {"1", "2"},
        expect = Expect.FORBIDDEN,
        desc = "the consumer looks between two stores of the head, and finds a part of the batch")
@State
public class FlushStress {

    private static final int BATCH = 3;

    private final LocalRing ring = LocalRing.take();

    @Actor
    public void producer() {
        for (int i = 0; i < BATCH; i++) {
            append(this.ring.producer.claim(Long.BYTES), i);
        }
        this.ring.producer.flush();
    }

    private void append(@Nullable ByteBuffer region, int number) {
        if (region == null) {
            throw new IllegalStateException("no room in an empty ring");
        }
        region.putLong(number);
        this.ring.producer.append(Long.BYTES);
    }

    @Actor
    public void consumer(I_Result result) {
        result.r1 = this.ring.consumer.poll((payload, record) -> {}, BATCH);
    }

    @Arbiter
    public void done() {
        this.ring.giveBack();
    }
}
