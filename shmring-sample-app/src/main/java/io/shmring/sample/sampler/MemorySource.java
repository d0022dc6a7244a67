/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.sample.procfs.MemoryReader;
import io.shmring.sample.wire.MemorySample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Samples of memory. */
final class MemorySource implements SampleSource {

    private final MemoryReader reader;

    MemorySource(Path procfs) throws IOException {
        this.reader = new MemoryReader(procfs);
    }

    @Override
    public void read(long nanoTime) throws IOException {
        this.reader.read();
    }

    @Override
    public int bodySize() {
        return MemorySample.SIZE;
    }

    @Override
    public void writeBody(ByteBuffer message) {
        MemorySample.put(
                message,
                this.reader.total(),
                this.reader.used(),
                this.reader.available(),
                this.reader.cached(),
                this.reader.swapUsed());
    }

    @Override
    public void close() throws IOException {
        this.reader.close();
    }
}
