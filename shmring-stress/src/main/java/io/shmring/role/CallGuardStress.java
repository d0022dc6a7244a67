/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import io.shmring.role.CallGuard.Phase;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The pair of inOp and phase: the owner goes inside and looks at the phase, the closer sets the phase and looks inside. */
@JCStressTest
@Outcome(
        id = "0, 0",
        expect = Expect.ACCEPTABLE,
        desc = "each sees the other: the owner turns back, the closer waits for it")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the closer comes first: the owner turns back")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the owner comes first: the closer waits for it")
@Outcome(
        id = "1, 1",
        expect = Expect.FORBIDDEN,
        desc = "the owner sees the old phase and the closer nobody inside: the mapping goes while the owner uses it")
@State
public class CallGuardStress {

    private final CallGuard guard = new CallGuard();

    /** Opens the guard. */
    public CallGuardStress() {
        this.guard.phase(Phase.OPEN);
    }

    @Actor
    public void owner(II_Result result) {
        this.guard.enter();
        result.r1 = this.guard.phaseAcquire() == Phase.OPEN ? 1 : 0;
    }

    @Actor
    public void closer(II_Result result) {
        this.guard.phase(Phase.CLOSING);
        result.r2 = this.guard.isOutside() ? 1 : 0;
    }
}
