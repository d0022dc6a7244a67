/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts {@linkplain ChildJvm child JVMs} for a test and kills them after it. To be registered behind {@link RingNames}, with
 * {@code @Order}, so that the children are gone when their rings are removed.
 */
public final class ChildJvms implements AfterEachCallback {

    private final List<ChildJvm> started = new ArrayList<>();

    /** Starts a JVM with one object of a class that has a constructor without parameters. Does not wait for it. */
    public synchronized ChildJvm start(Class<?> target) {
        ChildJvm child = new ChildJvm(target);
        this.started.add(child);
        return child;
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        this.started.forEach(ChildJvm::kill);
        this.started.clear();
    }
}
