/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A shared mapping of a whole file as one buffer.
 *
 * <p>{@link #detach()} replaces the pages by private zeroes: they are free at once, and whatever view is still about reads
 * zeroes instead of faulting, which would end the JVM. The address range itself goes back when the buffer and all views of
 * it are unreachable.
 */
public final class Mapping {

    private static final Cleaner CLEANER = Cleaner.create();

    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 0x01;
    private static final int MAP_PRIVATE = 0x02;
    private static final int MAP_FIXED = 0x10;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MAP_NORESERVE = 0x4000;

    /** The smallest page size of the supported processors; a larger one makes pre-touching read some pages twice. */
    private static final int PAGE = 4096;

    private final long address;
    private final int length;
    private final ByteBuffer root;

    private Mapping(long address, int length, boolean writable) {
        this.address = address;
        this.length = length;
        ByteBuffer memory = new Pointer(address).getByteBuffer(0, length);
        this.root = (writable ? memory : memory.asReadOnlyBuffer()).order(ByteOrder.LITTLE_ENDIAN);
        // Read-only or not, every view keeps the buffer that JNA made reachable: that one is watched.
        CLEANER.register(memory, () -> LibC.munmap(address, length));
    }

    /**
     * Maps a file.
     *
     * @param file open for reading, and for writing if {@code writable}; may be closed afterwards
     * @param length bytes, the file's exact size
     * @param writable whether stores are possible
     * @return the mapping
     * @throws SystemCallException if the kernel refuses
     */
    public static Mapping map(FileHandle file, int length, boolean writable) {
        int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
        long address = LibC.mmap(0, length, protection, MAP_SHARED, file.fd(), 0);
        if (address == -1) {
            throw new SystemCallException("mmap of " + length + " bytes", LibC.errno());
        }
        return new Mapping(address, length, writable);
    }

    /**
     * The mapped bytes.
     *
     * @return little-endian; views of it stay safe after {@link #detach()}
     */
    public ByteBuffer buffer() {
        return this.root;
    }

    /** Replaces the pages by private zeroes. Idempotent. Only when nobody relies on the shared content any more. */
    public void detach() {
        try {
            int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE;
            if (LibC.mmap(this.address, this.length, PROT_READ | PROT_WRITE, flags, -1, 0) == -1) {
                throw new SystemCallException("mmap of private pages", LibC.errno());
            }
        } finally {
            Reference.reachabilityFence(this.root);
        }
    }

    /**
     * Touches every page, so that no later access waits for the kernel.
     *
     * @throws InternalError if the file is shorter than the mapping
     */
    public void touch() {
        int sum = 0;
        for (int offset = 0; offset < this.length; offset += PAGE) {
            sum += this.root.get(offset);
        }
        touched = sum;
    }

    /** Keeps the compiler from dropping the reads of {@link #touch()}. */
    private static volatile int touched;
}
