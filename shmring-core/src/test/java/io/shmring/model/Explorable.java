/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import org.jspecify.annotations.Nullable;

/**
 * A model as the explorer sees it: states, and moves between them.
 *
 * @param <S> its states
 */
public interface Explorable<S extends State<S>> {

    /** Where it begins. */
    S start();

    /** How many moves there are, numbered from 0; not each of them can be done in each state. */
    int moves();

    /** Does a move. Returns false if it cannot be done now; the state is thrown away then. */
    boolean move(S state, int move);

    /** Whether a state in which only this can be done is no end; nobody has to be killed. */
    boolean counts(int move);

    /** A move in words, for the trace. */
    String tell(S before, int move);

    /** What is wrong with a state, or null. */
    @Nullable
    String wrong(S state);

    /** What is wrong with a state in which nothing moves any more, or null. */
    @Nullable
    String wrongAtTheEnd(S state);

    /** What it means to come back to an earlier state; null if that is all right. */
    @Nullable
    String wrongInACircle();
}
