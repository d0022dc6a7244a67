/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc/net/dev}: what went through all network interfaces of this network namespace over the last half
 * second, with the loopback interface apart. On a host with bridges a packet counts at each interface that it passes. For
 * one thread.
 */
public final class NetworkReader implements AutoCloseable {

    private static final String LOOPBACK = "lo";
    private static final int RECEIVED = 0;
    private static final int SENT = 1;
    private static final int LOOPBACK_SENT = 2;

    private final ProcFile file;
    private final DeviceCounters devices = new DeviceCounters(3);
    private final CounterHistory history = new CounterHistory();
    private int interfaces;

    /**
     * Opens the file.
     *
     * @param procfs where {@code proc} is mounted
     * @throws IOException if the file cannot be opened
     */
    public NetworkReader(Path procfs) throws IOException {
        this.file = new ProcFile(procfs.resolve("net/dev"));
    }

    /**
     * Reads the file anew; the other methods tell what it said.
     *
     * @param nanoTime now, by {@link System#nanoTime()}
     * @throws IOException if the file cannot be read
     */
    public void read(long nanoTime) throws IOException {
        ProcText text = this.file.read();
        text.nextLine(); // two lines of headings
        text.nextLine();
        int counted = 0;
        this.devices.begin();
        while (text.nextLine()) {
            DeviceCounters.@Nullable Device device = this.devices.find(text);
            if (device == null) {
                String name = text.field();
                device = this.devices.add(name, !name.equals(LOOPBACK));
            }
            long received = text.number();
            text.skipFields(7); // packets, errors and the like
            long sent = text.number();
            if (device.isCounted()) {
                device.update(RECEIVED, received);
                device.update(SENT, sent);
                counted++;
            } else {
                device.update(LOOPBACK_SENT, sent); // what was sent is what was received there
            }
        }
        this.interfaces = counted;
        this.history.add(nanoTime, this.devices.totals());
    }

    /**
     * The number of interfaces, without loopback.
     *
     * @return at least 0
     */
    public int interfaces() {
        return this.interfaces;
    }

    /**
     * What all interfaces but loopback received.
     *
     * @return bytes per second
     */
    public double receivedPerSecond() {
        return this.history.perSecond(RECEIVED);
    }

    /**
     * What all interfaces but loopback sent.
     *
     * @return bytes per second
     */
    public double sentPerSecond() {
        return this.history.perSecond(SENT);
    }

    /**
     * What went through the loopback interface.
     *
     * @return bytes per second
     */
    public double loopbackPerSecond() {
        return this.history.perSecond(LOOPBACK_SENT);
    }

    @Override
    public void close() throws IOException {
        this.file.close();
    }
}
