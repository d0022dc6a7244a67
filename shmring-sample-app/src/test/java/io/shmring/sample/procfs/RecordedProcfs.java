/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that stands for {@code /proc} and {@code /sys}, with recorded texts in place of the kernel's. */
final class RecordedProcfs {

    private final Path root;

    RecordedProcfs(Path root) {
        this.root = root;
    }

    Path root() {
        return this.root;
    }

    /** Gives a file a new text, in place: whoever has it open reads the new one. */
    void write(String file, String text) throws IOException {
        Path path = this.root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Makes a block device look like one with hardware behind it. */
    void addPhysicalDisk(String name) throws IOException {
        Files.createDirectories(this.root.resolve("block").resolve(name).resolve("device"));
    }
}
