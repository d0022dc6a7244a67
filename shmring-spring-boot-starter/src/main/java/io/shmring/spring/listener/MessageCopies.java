/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A batch outside of its ring, in memory that is used again for the next one: as much as the largest batch took. */
final class MessageCopies {

    private final List<MessageCopy> copies = new ArrayList<>();
    private int size;

    void clear() {
        this.size = 0;
    }

    void take(ByteBuffer payload, ShmRecord record) {
        if (this.size == this.copies.size()) {
            this.copies.add(new MessageCopy());
        }
        this.copies.get(this.size++).take(payload, record);
    }

    int size() {
        return this.size;
    }

    /** The messages from one on, until the next change. */
    List<MessageCopy> from(int index) {
        return this.copies.subList(index, this.size);
    }
}
