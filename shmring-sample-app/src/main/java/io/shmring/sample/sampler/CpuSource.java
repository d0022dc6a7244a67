/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.sample.procfs.CpuReader;
import io.shmring.sample.wire.CpuSample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Samples of the processor. */
final class CpuSource implements SampleSource {

    private final CpuReader reader;

    CpuSource(Path procfs) throws IOException {
        this.reader = new CpuReader(procfs);
    }

    @Override
    public void read(long nanoTime) throws IOException {
        this.reader.read(nanoTime);
    }

    @Override
    public int bodySize() {
        return CpuSample.size(this.reader.cores());
    }

    @Override
    public void writeBody(ByteBuffer message) {
        int cores = this.reader.cores();
        CpuSample.put(message, this.reader.busy(), this.reader.iowait(), cores);
        for (int core = 0; core < cores; core++) {
            CpuSample.putCore(message, core, this.reader.busy(core));
        }
    }

    @Override
    public void close() throws IOException {
        this.reader.close();
    }
}
