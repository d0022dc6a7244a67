/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shmring.BatchHandler;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Keeps the messages of each batch as text, and says how many of it are consumed. */
public class RecordingBatch implements BatchHandler {

    private final IntUnaryOperator answer;
    private final List<String> messages = new ArrayList<>();
    private final List<List<String>> batches = new ArrayList<>();

    private RecordingBatch(IntUnaryOperator answer) {
        this.answer = answer;
    }

    public static RecordingBatch consumingAll() {
        return new RecordingBatch(size -> size);
    }

    public static RecordingBatch consuming(int messages) {
        return new RecordingBatch(size -> messages);
    }

    /** Does something in {@link #onBatch} and returns what that returns. */
    public static RecordingBatch answering(IntUnaryOperator answer) {
        return new RecordingBatch(answer);
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        this.messages.add(UTF_8.decode(payload).toString());
    }

    @Override
    public int onBatch(int size) {
        if (size != this.messages.size()) {
            throw new AssertionError("a batch of " + size + ", but the messages were " + this.messages);
        }
        this.batches.add(List.copyOf(this.messages));
        this.messages.clear();
        return this.answer.applyAsInt(size);
    }

    /** The messages of each finished batch. */
    public List<List<String>> batches() {
        return this.batches;
    }

    /** The messages of the only batch. */
    public List<String> batch() {
        if (this.batches.size() != 1) {
            throw new AssertionError("expected is one batch: " + this.batches);
        }
        return this.batches.get(0);
    }

    /** What was taken since the last batch was finished. */
    public List<String> unfinished() {
        return this.messages;
    }
}
