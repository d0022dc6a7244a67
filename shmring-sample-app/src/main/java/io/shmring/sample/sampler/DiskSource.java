/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.sample.procfs.DiskReader;
import io.shmring.sample.wire.DiskSample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Samples of the disks. */
final class DiskSource implements SampleSource {

    private final DiskReader reader;

    DiskSource(Path procfs, Path sysfs) throws IOException {
        this.reader = new DiskReader(procfs, sysfs);
    }

    @Override
    public void read(long nanoTime) throws IOException {
        this.reader.read(nanoTime);
    }

    @Override
    public int bodySize() {
        return DiskSample.SIZE;
    }

    @Override
    public void writeBody(ByteBuffer message) {
        DiskSample.put(
                message,
                this.reader.readPerSecond(),
                this.reader.writtenPerSecond(),
                this.reader.busy(),
                this.reader.disks());
    }

    @Override
    public void close() throws IOException {
        this.reader.close();
    }
}
