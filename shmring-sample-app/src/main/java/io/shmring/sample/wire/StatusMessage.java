/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

/**
 * A message without a body: a sampler tells what it is doing when it has connected, when it has carried out a command, and
 * each second while it is paused.
 */
public final class StatusMessage {

    /** The message type. */
    public static final int TYPE_ID = 16;

    /** The body's size in bytes. */
    public static final int SIZE = 0;

    private StatusMessage() {}
}
