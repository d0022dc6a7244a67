/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import io.shmring.ShmOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads the wait words of an object as {@code docs/wire-format.md} places them, without the code under test. Keeps seeing
 * the object after it was unlinked.
 */
public final class WaitWordsProbe {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer block;
    private final int armOffset;
    private final int seqOffset;

    private WaitWordsProbe(String object, int armOffset, int seqOffset) {
        Path path = ShmOptions.DEFAULT_DIRECTORY.resolve(object);
        try (FileChannel channel = FileChannel.open(path)) {
            this.block = channel.map(FileChannel.MapMode.READ_ONLY, 0, 256);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.armOffset = armOffset;
        this.seqOffset = seqOffset;
    }

    /** The words on which a consumer sleeps. */
    public static WaitWordsProbe data(String object) {
        return new WaitWordsProbe(object, 192, 200);
    }

    /** The words on which a producer sleeps. */
    public static WaitWordsProbe space(String object) {
        return new WaitWordsProbe(object, 208, 224);
    }

    /** Moves with every wake-up. */
    public int seq() {
        return (int) INT.getVolatile(this.block, this.seqOffset);
    }

    /** Whether somebody is asleep, or about to be. */
    public boolean isArmed() {
        return ((long) LONG.getVolatile(this.block, this.armOffset) & 1) != 0;
    }

    /** Waits until the child's running call sleeps on these words. */
    public void awaitAsleep(ChildProgram child) {
        KernelThread worker = child.worker();
        Eventually.isTrue("child " + child.pid() + " is asleep", () -> {
            if (child.hasAnswer()) {
                throw new AssertionError(child.describe("has ended its call"));
            }
            return isArmed() && worker.isSleeping() && isArmed();
        });
    }
}
