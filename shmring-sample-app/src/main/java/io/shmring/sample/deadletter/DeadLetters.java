/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.deadletter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** The newest {@value #KEPT} dead letters, and how many there were. For any thread. */
@Component
public class DeadLetters {

    /** How many are kept. */
    public static final int KEPT = 50;

    private final Deque<DeadLetter> newestFirst = new ArrayDeque<>(KEPT);
    private long received;

    DeadLetters() {}

    synchronized void add(DeadLetter letter) {
        if (this.newestFirst.size() == KEPT) {
            this.newestFirst.removeLast();
        }
        this.newestFirst.addFirst(letter);
        this.received++;
    }

    /**
     * The dead letters that are kept.
     *
     * @return a copy, the newest first
     */
    public synchronized List<DeadLetter> newestFirst() {
        return List.copyOf(this.newestFirst);
    }

    /**
     * How many dead letters there were, those that are no longer kept too.
     *
     * @return a count since start
     */
    public synchronized long received() {
        return this.received;
    }
}
