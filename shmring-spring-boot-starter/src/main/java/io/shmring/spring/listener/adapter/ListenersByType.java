/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the listener for a type id without boxing it. */
final class ListenersByType {

    private final int[] ids; // ascending
    private final ShmMessageListener[] listeners;
    private final @Nullable ShmMessageListener others;
    private final String description;

    ListenersByType(
            Map<Integer, ShmMessageListener> listeners, @Nullable ShmMessageListener others, String description) {
        SortedMap<Integer, ShmMessageListener> sorted = new TreeMap<>(listeners);
        this.ids = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.listeners = sorted.values().toArray(new ShmMessageListener[0]);
        this.others = others;
        this.description = description;
    }

    ShmMessageListener find(ShmRecord record) throws NoSuchMethodException {
        int index = Arrays.binarySearch(this.ids, record.typeId());
        ShmMessageListener found = (index >= 0) ? this.listeners[index] : this.others;
        if (found == null) {
            throw new NoSuchMethodException("No method of " + this.description + " is for type id " + record.typeId()
                    + "; known are " + Arrays.toString(this.ids));
        }
        return found;
    }

    boolean anyAcknowledges() {
        return Stream.concat(Stream.of(this.listeners), Stream.ofNullable(this.others))
                .anyMatch(TypedListenerAdapters::acknowledges);
    }
}
