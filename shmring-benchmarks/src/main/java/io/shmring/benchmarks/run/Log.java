/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Measurement;

/** Is told what happens during a run. */
interface Log {

    /** A window was measured. */
    void measured(Measurement measurement);

    /** A transport is left out from now on. */
    void failed(String transport, Heat heat, RuntimeException cause);
}
