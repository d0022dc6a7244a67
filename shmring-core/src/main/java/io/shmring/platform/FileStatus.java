/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

    // Offsets in struct statx, which is the same on every processor.
    private static final int LINKS_OFFSET = 0x10;
    private static final int UID_OFFSET = 0x14;
    private static final int GID_OFFSET = 0x18;
    private static final int MODE_OFFSET = 0x1C;
    private static final int INODE_OFFSET = 0x20;
    private static final int SIZE_OFFSET = 0x28;
    private static final int DEVICE_MAJOR_OFFSET = 0x88;
    private static final int DEVICE_MINOR_OFFSET = 0x8C;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());

    static FileStatus of(byte[] statx) {
        return new FileStatus(
                Short.toUnsignedInt((short) SHORT.get(statx, MODE_OFFSET)),
                (int) INT.get(statx, LINKS_OFFSET),
                (int) INT.get(statx, UID_OFFSET),
                (int) INT.get(statx, GID_OFFSET),
                (long) LONG.get(statx, SIZE_OFFSET),
                (long) LONG.get(statx, INODE_OFFSET),
                device(statx));
    }

    /** Whether it is the expected file in the expected size; allocates nothing. */
    static boolean isSame(byte[] statx, FileStatus expected) {
        return (long) LONG.get(statx, INODE_OFFSET) == expected.inode
                && device(statx) == expected.device
                && (long) LONG.get(statx, SIZE_OFFSET) == expected.size;
    }

    private static long device(byte[] statx) {
        return (long) (int) INT.get(statx, DEVICE_MAJOR_OFFSET) << 32
                | Integer.toUnsignedLong((int) INT.get(statx, DEVICE_MINOR_OFFSET));
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
}
