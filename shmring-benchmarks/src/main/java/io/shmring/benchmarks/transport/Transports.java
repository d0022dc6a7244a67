/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

import io.shmring.benchmarks.transport.chronicle.Chronicle;
import io.shmring.benchmarks.transport.mq.PosixQueue;
import io.shmring.benchmarks.transport.pipe.NamedPipe;
import io.shmring.benchmarks.transport.ring.AeronIpc;
import io.shmring.benchmarks.transport.ring.AgronaRing;
import io.shmring.benchmarks.transport.ring.ShmRing;
import io.shmring.benchmarks.transport.ring.ShmRingBatch;
import io.shmring.benchmarks.transport.ring.ShmRingMpsc;
import io.shmring.benchmarks.transport.socket.TcpLoopback;
import io.shmring.benchmarks.transport.socket.UnixSocket;
import java.util.List;

/** The transports, in the order of the tables. */
public final class Transports {

    private static final List<Transport> ALL = List.of(
            new ShmRing(),
            new ShmRingBatch(),
            new ShmRingMpsc(),
            AgronaRing.ONE_TO_ONE,
            AgronaRing.MANY_TO_ONE,
            new AeronIpc(),
            new Chronicle(),
            new UnixSocket(),
            new TcpLoopback(),
            new NamedPipe(),
            new PosixQueue());

    private Transports() {}

    /**
     * Every transport.
     *
     * @return in the order of the tables
     */
    public static List<Transport> all() {
        return ALL;
    }

    /**
     * The transport of a name.
     *
     * @param name as in {@link Transport#name()}
     * @return the transport
     * @throws IllegalArgumentException if there is none
     */
    public static Transport named(String name) {
        return ALL.stream()
                .filter(transport -> transport.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("transport is '" + name + "', expected is one of "
                        + ALL.stream().map(Transport::name).toList()));
    }
}
