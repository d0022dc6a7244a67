/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.JvmCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Children with woven classes. To start takes longer than to die: two are made ready while another one plays. */
final class Understudies implements BeforeAllCallback, AfterAllCallback {

    private static final int SPARE = 2;

    private final ChildJvms children = new ChildJvms();
    private @Nullable Path woven;
    private final Queue<ChildJvm> ready = new ArrayDeque<>();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        this.woven = Files.createTempDirectory("shmring-woven");
        Weaver.weaveInto(this.woven);
    }

    /** The next one, to be killed before another one is asked for. */
    synchronized ChildJvm next() {
        while (this.ready.size() <= SPARE) {
            this.ready.add(start());
        }
        return this.ready.remove();
    }

    private ChildJvm start() {
        JvmCommand command = new JvmCommand()
                .classPath(this.woven + File.pathSeparator + System.getProperty("java.class.path"))
                .with("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto");
        ChildJvm child = this.children.start(command, Victim.class);
        child.begin("prepare");
        return child;
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) throws IOException {
        this.children.close();
        if (this.woven != null) {
            try (Stream<Path> all = Files.walk(this.woven)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
