/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

import java.nio.file.Path;

/**
 * Names a channel and tells its size.
 *
 * @param directory where its files lie, a tmpfs; removed by the launcher afterwards
 * @param name unique in the directory; only letters, digits and dashes
 * @param capacity bytes that can be on their way, for transports that have such a limit
 * @param senders number of sending processes
 * @param largest bytes of the longest message
 */
public record Channel(Path directory, String name, int capacity, int senders, int largest) {

    /**
     * A file of this channel.
     *
     * @param suffix tells it from its others
     * @return a path in the directory
     */
    public Path file(String suffix) {
        return this.directory.resolve(this.name + suffix);
    }
}
