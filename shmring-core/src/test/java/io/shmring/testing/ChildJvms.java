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
 * Starts {@linkplain ChildJvm child JVMs} and {@linkplain ChildProgram other programs} for a test and kills them after it. To be registered behind {@link RingNames}, with
 * {@code @Order}, so that the children are gone when their rings are removed.
 */
public final class ChildJvms implements AfterEachCallback, AutoCloseable {

    private final List<ChildProgram> started = new ArrayList<>();

    /** Starts a JVM with one object of a class that has a constructor without parameters. Does not wait for it. */
    public ChildJvm start(Class<?> target) {
        return start(new JvmCommand(), target);
    }

    /** Starts a JVM in a certain way with one object of a class that has a constructor without parameters. */
    public ChildJvm start(JvmCommand command, Class<?> target) {
        return add(new ChildJvm(command.running(target)));
    }

    /** Starts a program that speaks the protocol of {@link ChildProgram}. */
    public ChildProgram start(ProcessBuilder program) {
        return add(new ChildProgram(program));
    }

    private synchronized <T extends ChildProgram> T add(T child) {
        this.started.add(child);
        return child;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /** Kills them all. */
    @Override
    public synchronized void close() {
        this.started.forEach(ChildProgram::kill);
        this.started.clear();
    }
}
