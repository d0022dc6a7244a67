/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.aeron.Aeron;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.shmring.benchmarks.transport.Arrival;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;

/** Aeron over IPC, its driver a thread of the receiving process. A sole sender has an exclusive publication. */
public final class AeronIpc implements Transport {

    private static final String URI = "aeron:ipc?term-length=16m";
    private static final int STREAM = 1;

    /** The driver gives room to senders in steps of a megabyte; it may sleep long between them, and does while nothing moves. */
    private static final long LONGEST_PARK = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long SHORTEST_PARK = TimeUnit.MICROSECONDS.toNanos(1);
    private static final int SPINS = 100;
    private static final int YIELDS = 10;

    @Override
    public String name() {
        return "Aeron IPC";
    }

    @Override
    public Receiver receiver(Channel channel) {
        MediaDriver driver = MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory(channel))
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_PARK, LONGEST_PARK)));
        Aeron aeron = connect(channel);
        Subscription subscription = aeron.addSubscription(URI, STREAM);
        return new AeronReceiver(subscription, channel.largest(), () -> {
            aeron.close();
            driver.close();
        });
    }

    @Override
    public Sender sender(Channel channel, int sender) {
        Aeron aeron = connect(channel);
        Publication publication =
                channel.senders() == 1 ? aeron.addExclusivePublication(URI, STREAM) : aeron.addPublication(URI, STREAM);
        Arrival.await("a subscription of " + channel.name(), () -> publication.isConnected() ? publication : null);
        return new AeronSender(publication, channel.largest(), aeron::close);
    }

    private static Aeron connect(Channel channel) {
        return Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(directory(channel))
                .driverTimeoutMs(UserOptions.TIMEOUT.toMillis()));
    }

    private static String directory(Channel channel) {
        return channel.file(".aeron").toString();
    }

    @Override
    public boolean hasManySenders() {
        return true;
    }

    @Override
    public List<String> jvmFlags() {
        return AgronaRing.JVM_FLAGS;
    }
}
