/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.check;

import io.shmring.sample.wire.CpuSample;
import io.shmring.sample.wire.DiskSample;
import io.shmring.sample.wire.MemorySample;
import io.shmring.sample.wire.NetworkSample;
import io.shmring.sample.wire.SamplerKind;
import java.nio.ByteBuffer;

/** Checks that the figures of a sample of the right length can be. */
final class FigureCheck {

    private static final String A_SHARE = "a share from 0 to 1";

    private FigureCheck() {}

    static void requirePossible(SamplerKind kind, ByteBuffer sample) {
        switch (kind) {
            case CPU -> requireCpu(sample);
            case MEMORY -> requireMemory(sample);
            case DISK -> requireDisk(sample);
            case NETWORK -> requireNetwork(sample);
        }
    }

    private static void requireCpu(ByteBuffer sample) {
        requireShare(SamplerKind.CPU, sample, "busy", CpuSample.busy(sample));
        requireShare(SamplerKind.CPU, sample, "waiting for I/O", CpuSample.iowait(sample));
        for (int core = 0; core < CpuSample.cores(sample); core++) {
            float busy = CpuSample.core(sample, core);
            if (!isShare(busy)) {
                throw impossible(SamplerKind.CPU, sample, "core " + core + " busy", busy, A_SHARE);
            }
        }
    }

    private static void requireMemory(ByteBuffer sample) {
        long total = MemorySample.total(sample);
        requireBytes(sample, "total", total, Long.MAX_VALUE);
        requireBytes(sample, "used", MemorySample.used(sample), total);
        requireBytes(sample, "available", MemorySample.available(sample), Long.MAX_VALUE); // containers tell the host's
        requireBytes(sample, "cached", MemorySample.cached(sample), Long.MAX_VALUE);
        requireBytes(sample, "swap used", MemorySample.swapUsed(sample), Long.MAX_VALUE);
    }

    private static void requireDisk(ByteBuffer sample) {
        requireRate(SamplerKind.DISK, sample, "read", DiskSample.readPerSecond(sample));
        requireRate(SamplerKind.DISK, sample, "written", DiskSample.writtenPerSecond(sample));
        requireShare(SamplerKind.DISK, sample, "busy", DiskSample.busy(sample));
    }

    private static void requireNetwork(ByteBuffer sample) {
        requireRate(SamplerKind.NETWORK, sample, "received", NetworkSample.receivedPerSecond(sample));
        requireRate(SamplerKind.NETWORK, sample, "sent", NetworkSample.sentPerSecond(sample));
        requireRate(SamplerKind.NETWORK, sample, "loopback", NetworkSample.loopbackPerSecond(sample));
    }

    private static void requireShare(SamplerKind kind, ByteBuffer sample, String figure, double value) {
        if (!isShare(value)) {
            throw impossible(kind, sample, figure, value, A_SHARE);
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1; // NaN is not
    }

    private static void requireRate(SamplerKind kind, ByteBuffer sample, String figure, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw impossible(kind, sample, figure, value, "bytes per second");
        }
    }

    private static void requireBytes(ByteBuffer sample, String figure, long value, long most) {
        if (value < 0 || value > most) { // the sign is the highest bit of a u64
            throw new FaultySampleException(
                    SamplerKind.MEMORY,
                    sample,
                    figure + " is " + Long.toUnsignedString(value) + " bytes, more than there can be");
        }
    }

    private static FaultySampleException impossible(
            SamplerKind kind, ByteBuffer sample, String figure, double value, String expected) {
        return new FaultySampleException(kind, sample, figure + " is " + value + ", not " + expected);
    }
}
