/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What {@code statx(2)} tells about a file.
 *
 * @param mode type and permission bits
 * @param links number of names
 * @param uid owner
 * @param gid group
 * @param size bytes
 * @param inode inode number
 * @param device device major and minor number in one
 */
public record FileStatus(int mode, int links, int uid, int gid, long size, long inode, long device) {

    static final int STRUCT_SIZE = 256;

    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int PERMISSIONS = 07777;

    /** Offsets in {@code struct statx}, which is the same on every processor. */
    static FileStatus of(byte[] statx) {
        ByteBuffer buffer = ByteBuffer.wrap(statx).order(ByteOrder.nativeOrder());
        long device = (long) buffer.getInt(0x88) << 32 | Integer.toUnsignedLong(buffer.getInt(0x8C));
        return new FileStatus(
                Short.toUnsignedInt(buffer.getShort(0x1C)),
                buffer.getInt(0x10),
                buffer.getInt(0x14),
                buffer.getInt(0x18),
                buffer.getLong(0x28),
                buffer.getLong(0x20),
                device);
    }

    /**
     * Whether it is a regular file.
     *
     * @return false for directories, links, devices and the like
     */
    public boolean isRegular() {
        return (this.mode & TYPE_MASK) == REGULAR;
    }

    /**
     * What it is, in words.
     *
     * @return for messages
     */
    public String type() {
        return switch (this.mode & TYPE_MASK) {
            case REGULAR -> "regular file";
            case DIRECTORY -> "directory";
            case SYMBOLIC_LINK -> "symbolic link";
            default -> "special file";
        };
    }

    /**
     * The permission bits.
     *
     * @return such as 0600
     */
    public int permissions() {
        return this.mode & PERMISSIONS;
    }

    /**
     * Whether both are the same file.
     *
     * @param other another status
     * @return true if device and inode are equal
     */
    public boolean isSameFile(FileStatus other) {
        return this.inode == other.inode && this.device == other.device;
    }
}
