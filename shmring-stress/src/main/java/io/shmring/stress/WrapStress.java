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

/** The same for a record that does not fit at the end of the data area: who sees the head sees the padding before it too. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "the consumer looks before the head is stored")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the consumer skips the padding and finds the whole record")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "the consumer sees the head, but not the padding, or of the record only a "
                + "part: 2 length, 4 type, 8 correlation, 16 payload")
@State
public class WrapStress {

    /** Too little for any record under test. */
    private static final int REST = 24;

    private final LocalRing ring = LocalRing.take();
    private final int mark = this.ring.mark();

    /** Goes to where the padding will be. */
    public WrapStress() {
        int behindLast = this.mark == 1 ? 0 : MarkedRecord.size(this.mark - 1); // the last record began at 0
        this.ring.skip(LocalRing.CAPACITY - REST - behindLast);
    }

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
