/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * What is too dear to be made for each sample. A state takes one when it is made, and its arbiter, which runs when both actors
 * are done with it, gives it back. So there are about as many as jcstress has states at a time.
 *
 * @param <T> what is lent
 */
final class Pool<T> {

    private final Queue<T> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T lent = this.idle.poll();
        return lent != null ? lent : this.maker.get();
    }

    void give(T lent) {
        this.idle.add(lent);
    }
}
