/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.contract;

class MpscBatchTests extends BatchContract {

    @Override
    RingKind kind() {
        return RingKind.MPSC;
    }
}
