/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file in {@code /proc} that is read again and again: opened once, read from the start into the same buffer each time.
 * The kernel writes the text anew for each reading. For one thread.
 */
final class ProcFile implements AutoCloseable {

    private static final int FIRST_SIZE = 8 * 1024;

    private final FileChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_SIZE);

    ProcFile(Path path) throws IOException {
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Reads the whole file. The text is valid until the next reading. */
    ProcText read() throws IOException {
        this.buffer.clear();
        // such a file has no size that could be asked for: it ends where a read returns nothing
        while (this.channel.read(this.buffer, this.buffer.position()) >= 0) {
            if (!this.buffer.hasRemaining()) {
                grow();
            }
        }
        this.buffer.flip();
        return new ProcText(this.buffer);
    }

    private void grow() {
        ByteBuffer larger = ByteBuffer.allocateDirect(this.buffer.capacity() * 2);
        this.buffer.flip();
        larger.put(this.buffer);
        this.buffer = larger;
    }

    @Override
    public void close() throws IOException {
        this.channel.close();
    }
}
