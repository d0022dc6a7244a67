/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import com.sun.jna.Native;
import java.nio.file.Path;

/**
 * Looks again and again whether a path still leads to the same file, without allocating anything: producers and consumers do
 * so between messages. For any thread.
 */
public final class PathProbe {

    private final Path path;
    private final byte[] nativePath;
    private final FileStatus expected;
    private final byte[] statx = new byte[FileStatus.STRUCT_SIZE];

    /**
     * Watches a path.
     *
     * @param path where the file is, or was
     * @param expected the file
     */
    public PathProbe(Path path, FileStatus expected) {
        this.path = path;
        this.nativePath = Native.toByteArray(path.toString());
        this.expected = expected;
    }

    /**
     * Whether the file is at the path, in its full size. One system call.
     *
     * @return false if it was removed, replaced or truncated
     * @throws SystemCallException if the kernel does not tell
     */
    public synchronized boolean isSame() {
        if (FileHandle.statx(this.nativePath, this.statx)) {
            return FileStatus.isSame(this.statx, this.expected);
        }
        int errno = LibC.errno();
        if (errno == Errno.ENOENT) {
            return false;
        }
        throw new SystemCallException("statx " + this.path, errno);
    }
}
