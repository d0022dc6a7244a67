/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

import java.util.List;

/**
 * A way for messages to go from processes to one process. Each end lives in a process of its own. Implementations have no
 * state; {@link Transports} lists them.
 */
public interface Transport {

    /**
     * What tables and plots call it.
     *
     * @return a name, unique among the transports
     */
    String name();

    /**
     * Opens the receiving end, and creates whatever the channel consists of.
     *
     * @param channel which, and of what size
     * @return the end, to be used by one thread
     */
    Receiver receiver(Channel channel);

    /**
     * Opens a sending end; waits for the receiving end to have created the channel.
     *
     * @param channel which, and of what size
     * @param sender number of the sender, from 0
     * @return the end, to be used by one thread
     */
    Sender sender(Channel channel, int sender);

    /**
     * Whether messages of that length can be sent.
     *
     * @param length bytes
     * @return false if the transport has a limit below it
     */
    default boolean carries(int length) {
        return true;
    }

    /**
     * Whether more than one process can send.
     *
     * @return false for transports of one producer
     */
    default boolean hasManySenders() {
        return false;
    }

    /**
     * Whether a receiver can sleep until a message wakes it.
     *
     * @return false if it can only spin
     */
    default boolean wakes() {
        return false;
    }

    /**
     * Whether it is for messages in one direction only, as a sender that holds messages back is.
     *
     * @return true to be left out where messages are answered
     */
    default boolean isOneWay() {
        return false;
    }

    /**
     * What the transport asks of a JVM that it runs in.
     *
     * @return arguments for its command line
     */
    default List<String> jvmFlags() {
        return List.of();
    }
}
