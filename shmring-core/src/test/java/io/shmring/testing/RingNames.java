/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Random ring names for a test; whatever was created under them is removed after it. */
public final class RingNames implements AfterEachCallback {

    private final List<String> names = new ArrayList<>();

    /** A name that no other test uses. */
    public synchronized String next() {
        String name = "shmring-test-" + UUID.randomUUID();
        this.names.add(name);
        return name;
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        for (String name : this.names) {
            SpscShm.forceUnlink(name, ShmOptions.defaults());
            MpscConsumer.forceUnlink(name, ShmOptions.defaults());
        }
        this.names.clear();
    }
}
