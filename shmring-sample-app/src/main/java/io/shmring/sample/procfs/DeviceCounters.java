/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up counters over devices that come and go. Each device counts from its first reading on: one that appears, vanishes
 * or starts again from zero never makes the sum jump or shrink. One that a reading leaves out is forgotten, so that names
 * that never come again do not pile up. Devices are looked for in the order of the last reading, so a name is compared once
 * and read as a string only when it is new. For one thread.
 */
final class DeviceCounters {

    private final List<Device> devices = new ArrayList<>();
    private final long[] totals;
    private int expected;
    private int reading;

    DeviceCounters(int counters) {
        this.totals = new long[counters];
    }

    /** Begins a reading of all devices. */
    void begin() {
        for (int i = this.devices.size() - 1; i >= 0; i--) { // an index: an iterator per reading would be garbage
            if (this.devices.get(i).reading != this.reading) {
                this.devices.remove(i);
            }
        }
        this.reading++;
        this.expected = 0;
    }

    /** Steps over the next field and returns the device of that name; null if it is not known yet. */
    @Nullable
    Device find(ProcText text) {
        for (int i = 0; i < this.devices.size(); i++) {
            int candidate = (this.expected + i) % this.devices.size();
            Device device = this.devices.get(candidate);
            if (text.acceptField(device.name)) {
                this.expected = candidate + 1;
                device.reading = this.reading;
                return device;
            }
        }
        return null;
    }

    /** Remembers a device, whether it is to be counted or not. */
    Device add(String name, boolean counted) {
        Device device = new Device(name, counted);
        this.devices.add(device);
        this.expected = this.devices.size();
        return device;
    }

    /** The sums since the first reading, in the order of the counters; the array is reused. */
    long[] totals() {
        return this.totals;
    }

    /** One device and what its counters said last. */
    final class Device {

        private final String name;
        private final boolean counted;
        private int reading; // the last one that had it
        private final long[] last = new long[DeviceCounters.this.totals.length];

        Device(String name, boolean counted) {
            this.name = name;
            this.counted = counted;
            this.reading = DeviceCounters.this.reading;
            Arrays.fill(this.last, Long.MAX_VALUE);
        }

        boolean isCounted() {
            return this.counted;
        }

        /** Takes a new value of one counter. */
        void update(int counter, long value) {
            if (value > this.last[counter]) {
                DeviceCounters.this.totals[counter] += value - this.last[counter];
            }
            this.last[counter] = value;
        }
    }
}
