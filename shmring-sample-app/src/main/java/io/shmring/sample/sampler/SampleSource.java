/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.sample.wire.SamplerKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Where a sampler's figures come from. For one thread. */
interface SampleSource extends AutoCloseable {

    /** Reads the figures anew. */
    void read(long nanoTime) throws IOException;

    /** The size of the body with these figures, in bytes. */
    int bodySize();

    /** Writes the body with these figures behind the message's header. */
    void writeBody(ByteBuffer message);

    @Override
    void close() throws IOException;

    /** Opens the source of a kind on this machine. */
    static SampleSource open(SamplerKind kind) throws IOException {
        Path procfs = Path.of("/proc");
        return switch (kind) {
            case CPU -> new CpuSource(procfs);
            case MEMORY -> new MemorySource(procfs);
            case DISK -> new DiskSource(procfs, Path.of("/sys"));
            case NETWORK -> new NetworkSource(procfs);
        };
    }
}
