/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import io.shmring.sample.wire.SamplerKind;

/** The figures that samples bring. */
public enum Metric {
    /** Share of time that the processor was busy. */
    CPU_BUSY(SamplerKind.CPU, "busy", Unit.SHARE),
    /** Share of time that the processor was idle with I/O under way. */
    CPU_IOWAIT(SamplerKind.CPU, "waiting for I/O", Unit.SHARE),
    /** Memory that programs could not get without swapping. */
    MEMORY_USED(SamplerKind.MEMORY, "used", Unit.BYTES),
    /** Memory that programs could get without swapping. */
    MEMORY_AVAILABLE(SamplerKind.MEMORY, "available", Unit.BYTES),
    /** Buffers, page cache and the like. */
    MEMORY_CACHED(SamplerKind.MEMORY, "cached", Unit.BYTES),
    /** Swap space in use. */
    MEMORY_SWAP(SamplerKind.MEMORY, "swap used", Unit.BYTES),
    /** Bytes read from disks. */
    DISK_READ(SamplerKind.DISK, "read", Unit.BYTES_PER_SECOND),
    /** Bytes written to disks. */
    DISK_WRITTEN(SamplerKind.DISK, "written", Unit.BYTES_PER_SECOND),
    /** Share of time with disk requests under way. */
    DISK_BUSY(SamplerKind.DISK, "busy", Unit.SHARE),
    /** Bytes received, without loopback. */
    NETWORK_RECEIVED(SamplerKind.NETWORK, "received", Unit.BYTES_PER_SECOND),
    /** Bytes sent, without loopback. */
    NETWORK_SENT(SamplerKind.NETWORK, "sent", Unit.BYTES_PER_SECOND),
    /** Bytes through the loopback interface. */
    NETWORK_LOOPBACK(SamplerKind.NETWORK, "loopback", Unit.BYTES_PER_SECOND);

    private final SamplerKind kind;
    private final String label;
    private final Unit unit;

    Metric(SamplerKind kind, String label, Unit unit) {
        this.kind = kind;
        this.label = label;
        this.unit = unit;
    }

    SamplerKind kind() {
        return this.kind;
    }

    String label() {
        return this.label;
    }

    Unit unit() {
        return this.unit;
    }
}
