/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A thread as the kernel sees it.
 *
 * @param directory the thread's in {@code /proc}
 */
public record KernelThread(Path directory) {

    /** Every thread of a process. */
    public static List<KernelThread> ofProcess(long pid) {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return all.map(KernelThread::new).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The thread's number. */
    public long id() {
        return Long.parseLong(this.directory.getFileName().toString());
    }

    String name() {
        return read("comm").strip();
    }

    /** Whether it sleeps in the kernel, rather than runs or is ready to run. */
    public boolean isSleeping() {
        return state() == 'S';
    }

    boolean isStopped() {
        return state() == 'T';
    }

    /** The field behind the name, which is in parentheses and may contain anything. */
    private char state() {
        String stat = read("stat");
        return stat.isEmpty() ? 'X' : stat.charAt(stat.lastIndexOf(')') + 2);
    }

    /** Empty if the thread has ended meanwhile. */
    private String read(String file) {
        try {
            return Files.readString(this.directory.resolve(file));
        } catch (IOException ended) {
            return "";
        }
    }
}
