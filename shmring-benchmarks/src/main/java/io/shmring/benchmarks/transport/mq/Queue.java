/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.mq;

import com.sun.jna.Native;
import io.shmring.benchmarks.transport.Arrival;
import io.shmring.benchmarks.transport.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What names a queue, and how large it is.
 *
 * @param name as the library wants it: a slash, and none behind it
 * @param messageSize bytes of the longest message
 */
record Queue(String name, int messageSize) {

    /** What the kernel allows everybody. */
    private static final int DEPTH = 10;

    private static final Path LONGEST = Path.of("/proc/sys/fs/mqueue/msgsize_max");

    /** Queues have names of their own, outside of any directory: the channel's directory makes it unique. */
    static Queue of(Channel channel) {
        return new Queue(
                "/" + channel.directory().getFileName() + "-" + channel.name(), Math.min(channel.largest(), longest()));
    }

    /** Bytes of the longest message that the kernel allows; 0 if it has no message queues. */
    static int longest() {
        try {
            // not readString(): it asks for one byte first, and the kernel answers the rest of a setting with its end
            return Files.exists(LONGEST)
                    ? Integer.parseInt(Files.readAllLines(LONGEST).get(0))
                    : 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Creates it, for a receiver that sleeps. */
    int create() {
        long[] attributes = {0, DEPTH, this.messageSize, 0, 0, 0, 0, 0};
        return checked(
                "mq_open", LibRt.mq_open(this.name, LibRt.O_RDONLY | LibRt.O_CREAT | LibRt.O_EXCL, 0600, attributes));
    }

    /** Opens one that exists, for calls that do not wait. */
    int open(int flags) {
        return checked("mq_open", LibRt.mq_open(this.name, flags | LibRt.O_NONBLOCK, 0, null));
    }

    /** Opens it for a sender, as soon as it exists. */
    int awaitAndOpen() {
        return Arrival.await("message queue " + this.name, () -> {
            int queue = LibRt.mq_open(this.name, LibRt.O_WRONLY | LibRt.O_NONBLOCK, 0, null);
            return queue < 0 && Native.getLastError() == LibRt.ENOENT ? null : checked("mq_open", queue);
        });
    }

    void unlink() {
        checked("mq_unlink", LibRt.mq_unlink(this.name));
    }

    /** Throws if the call failed, for whatever reason. */
    int checked(String call, int result) {
        if (result < 0) {
            throw new IllegalStateException(call + " of message queue " + this.name + " with messages of "
                    + this.messageSize + " bytes failed with errno " + Native.getLastError());
        }
        return result;
    }

    /** Throws if the call failed for another reason than a queue that is full or empty. */
    boolean succeeded(String call, long result) {
        if (result >= 0) {
            return true;
        }
        if (Native.getLastError() == LibRt.EAGAIN) {
            return false;
        }
        checked(call, -1);
        return false;
    }
}
