/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.sample.procfs.NetworkReader;
import io.shmring.sample.wire.NetworkSample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Samples of the network interfaces. */
final class NetworkSource implements SampleSource {

    private final NetworkReader reader;

    NetworkSource(Path procfs) throws IOException {
        this.reader = new NetworkReader(procfs);
    }

    @Override
    public void read(long nanoTime) throws IOException {
        this.reader.read(nanoTime);
    }

    @Override
    public int bodySize() {
        return NetworkSample.SIZE;
    }

    @Override
    public void writeBody(ByteBuffer message) {
        NetworkSample.put(
                message,
                this.reader.receivedPerSecond(),
                this.reader.sentPerSecond(),
                this.reader.loopbackPerSecond(),
                this.reader.interfaces());
    }

    @Override
    public void close() throws IOException {
        this.reader.close();
    }
}
