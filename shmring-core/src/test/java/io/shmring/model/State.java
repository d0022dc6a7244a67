/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

/**
 * One state of a model.
 *
 * @param <S> itself
 */
public interface State<S> {

    /** One to move on from, while this one stays. */
    S copy();

    /** All of it, in one length for all states of a model: two states with the same bytes are one. */
    byte[] bytes();
}
