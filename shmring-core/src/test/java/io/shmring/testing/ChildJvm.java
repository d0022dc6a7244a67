/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

/** Another JVM, in which a test calls the methods of one target object. Made and ended by {@link ChildJvms}. */
public final class ChildJvm extends ChildProgram {

    ChildJvm(ProcessBuilder builder) {
        super(builder);
    }

    /** For targets: tells the parent something while a call is running. */
    public static void report(Object value) {
        ChildMain.print(REPORT + value);
    }

    /** The JVM's process number as this process sees it: a launcher such as {@code unshare --fork} stays its parent. */
    public long jvmPid() {
        ProcessHandle last = ProcessHandle.of(pid()).orElseThrow(() -> new AssertionError(describe("has ended")));
        for (var next = last.children().findFirst();
                next.isPresent();
                next = last.children().findFirst()) {
            last = next.get();
        }
        return last.pid();
    }

    /** The thread that runs the calls, once there has been one. */
    @Override
    public KernelThread worker() {
        return KernelThread.ofProcess(jvmPid()).stream()
                .filter(task -> task.name().equals(ChildMain.WORKER))
                .findFirst()
                .orElseThrow(() -> new AssertionError(describe("has no worker")));
    }
}
