/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Who sees the head behind a record sees its header, its fields and its payload. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "the consumer looks before the head is stored")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the consumer finds the whole record")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "the consumer sees the head, but of the record only a part: 2 length, 4 type, 8 correlation, 16 payload")
@State
public class PublishStress {

    private final LocalRing ring = LocalRing.take();
    private final int mark = this.ring.mark();

    @Actor
    public void producer() {
        MarkedRecord.publish(this.ring.producer, this.mark);
    }

    @Actor
    public void consumer(I_Result result) {
        result.r1 = MarkedRecord.consume(this.ring.consumer, this.mark);
    }

    @Arbiter
    public void done() {
        this.ring.giveBack();
    }
}
