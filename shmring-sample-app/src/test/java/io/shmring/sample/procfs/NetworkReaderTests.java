/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkReaderTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Offset<Double> EXACTLY = Offset.offset(1e-6);
    private static final String HEADINGS = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
            """;

    @TempDir
    private Path directory;

    @Test
    void addsUpAllInterfacesWithLoopbackApart() throws IOException {
        RecordedProcfs procfs = new RecordedProcfs(this.directory);
        procfs.write("net/dev", HEADINGS + """
                            lo:    4576      47    0    0    0     0          0         0     4576      47    0    0
                          eth0:77401056    3070    0    0    0     0          0         0   532475    3105    0    0
                          eth1:       0       0    0    0    0     0          0         0        0       0    0    0
                        """);
        try (NetworkReader reader = new NetworkReader(procfs.root())) {
            reader.read(0);
            assertThat(reader.interfaces()).isEqualTo(2);
            procfs.write("net/dev", HEADINGS + """
                                lo:    5576      47    0    0    0     0          0         0     5576      47    0    0
                              eth0:77402056    3070    0    0    0     0          0         0   532675    3105    0    0
                              eth1:      50       0    0    0    0     0          0         0        7       0    0    0
                            """);
            reader.read(SECOND);
            assertThat(reader.receivedPerSecond()).isEqualTo(1050, EXACTLY);
            assertThat(reader.sentPerSecond()).isEqualTo(207, EXACTLY);
            assertThat(reader.loopbackPerSecond()).isEqualTo(1000, EXACTLY);
        }
    }

    @Test
    void goesOnWhenAnInterfaceComesLateOrIsReset() throws IOException {
        RecordedProcfs procfs = new RecordedProcfs(this.directory);
        procfs.write("net/dev", HEADINGS + "  eth0: 1000 0 0 0 0 0 0 0 1000 0\n");
        try (NetworkReader reader = new NetworkReader(procfs.root())) {
            reader.read(0);
            procfs.write("net/dev", HEADINGS + " veth9: 99999 0 0 0 0 0 0 0 99999 0\n  eth0: 3 0 0 0 0 0 0 0 3 0\n");
            reader.read(SECOND);
            assertThat(reader.interfaces()).isEqualTo(2);
            assertThat(reader.receivedPerSecond()).isZero();
            procfs.write("net/dev", HEADINGS + "  eth0: 13 0 0 0 0 0 0 0 23 0\n");
            reader.read(2 * SECOND);
            assertThat(reader.receivedPerSecond()).isEqualTo(10, EXACTLY);
            assertThat(reader.sentPerSecond()).isEqualTo(20, EXACTLY);
        }
    }

    @Test
    void forgetsAnInterfaceThatIsGone() throws IOException {
        RecordedProcfs procfs = new RecordedProcfs(this.directory);
        String eth0 = "  eth0: 1000 0 0 0 0 0 0 0 1000 0\n";
        procfs.write("net/dev", HEADINGS + " veth9: 100 0 0 0 0 0 0 0 100 0\n" + eth0);
        try (NetworkReader reader = new NetworkReader(procfs.root())) {
            reader.read(0);
            procfs.write("net/dev", HEADINGS + eth0);
            reader.read(SECOND);
            procfs.write("net/dev", HEADINGS + eth0 + " veth9: 7000 0 0 0 0 0 0 0 7000 0\n"); // another one
            reader.read(2 * SECOND);
            assertThat(reader.interfaces()).isEqualTo(2);
            assertThat(reader.receivedPerSecond()).isZero();
            procfs.write("net/dev", HEADINGS + eth0 + " veth9: 7010 0 0 0 0 0 0 0 7020 0\n");
            reader.read(3 * SECOND);
            assertThat(reader.receivedPerSecond()).isEqualTo(10, EXACTLY);
            assertThat(reader.sentPerSecond()).isEqualTo(20, EXACTLY);
        }
    }

    @Test
    void readsThisMachine() throws IOException {
        try (NetworkReader reader = new NetworkReader(Path.of("/proc"))) {
            reader.read(System.nanoTime());
            assertThat(reader.interfaces()).isNotNegative();
            assertThat(reader.loopbackPerSecond()).isZero();
        }
    }
}
