/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmAccessException;
import io.shmring.ShmException;
import io.shmring.ShmLimitException;
import io.shmring.ShmNoSpaceException;
import io.shmring.ShmPlatformException;
import io.shmring.platform.Errno;
import io.shmring.platform.MissingCallException;
import io.shmring.platform.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns failed system calls into the library's exceptions, with a hint at what to do. */
public final class ObjectErrors {

    private ObjectErrors() {}

    /**
     * The exception for a failed call on an object or its directory.
     *
     * @param ring the ring's name
     * @param path the object's path
     * @param failure what the kernel said
     * @return the exception to throw
     */
    public static ShmException of(String ring, Path path, SystemCallException failure) {
        String said = path + ": " + failure.getMessage();
        if (failure instanceof MissingCallException) {
            return new ShmPlatformException(ring, said, failure); // which says what to do
        }
        return switch (failure.errno()) {
            case Errno.ELOOP ->
                new ShmAccessException(
                        ring, said + "; a symbolic link is never followed: remove it, or choose another name", failure);
            case Errno.EACCES, Errno.EPERM ->
                new ShmAccessException(
                        ring,
                        said
                                + "; it belongs to another user, or a security policy forbids the call. In a sticky directory"
                                + " only an object's creator can remove it",
                        failure);
            case Errno.EROFS ->
                new ShmAccessException(ring, said + "; configure a directory that this process can write to", failure);
            case Errno.ENOENT, Errno.ENOTDIR ->
                new ShmAccessException(
                        ring, said + "; the directory " + path.getParent() + " and /proc must be there", failure);
            case Errno.ENXIO ->
                new ShmAccessException(
                        ring,
                        said + "; expected is a regular file: remove what is there, or choose another name",
                        failure);
            case Errno.EISDIR, Errno.EOPNOTSUPP, Errno.EINVAL ->
                new ShmPlatformException(
                        ring,
                        said + "; the file system of " + path.getParent()
                                + " cannot hold rings: configure a directory on a tmpfs such as /dev/shm",
                        failure);
            case Errno.EMFILE, Errno.ENFILE ->
                new ShmLimitException(
                        ring,
                        said + "; raise the limit on open files (ulimit -n, LimitNOFILE=): a ring needs up to three, a"
                                + " system of many producers five and one for each producer",
                        failure);
            case Errno.ENOMEM ->
                new ShmLimitException(
                        ring,
                        said
                                + "; choose a smaller capacity, or raise what limits this process: address space (ulimit -v),"
                                + " memory of its cgroup, number of mappings (vm.max_map_count)",
                        failure);
            case Errno.ENOSYS ->
                new ShmPlatformException(
                        ring,
                        said
                                + "; the kernel does not offer this system call, or a seccomp filter forbids it: allow it there",
                        failure);
            default -> new ShmException(ring, said, failure);
        };
    }

    /**
     * The exception for a directory without room.
     *
     * @param ring the ring's name
     * @param directory the directory
     * @param needed bytes of the object
     * @return the exception to throw
     */
    public static ShmNoSpaceException noSpace(String ring, Path directory, long needed) {
        long usable = -1;
        try {
            usable = Files.getFileStore(directory).getUsableSpace();
        } catch (IOException unknown) {
            // the message then does without
        }
        String left = usable < 0
                ? ""
                : ", " + usable + " are left"
                        + (usable < needed ? "" : ": a quota or the number of its files may be used up (df -i)");
        return new ShmNoSpaceException(
                ring,
                directory + " has no room: the object needs " + needed + " bytes" + left
                        + "; choose a smaller capacity, remove rings, or enlarge the tmpfs (containers: --shm-size)",
                needed,
                usable);
    }
}
