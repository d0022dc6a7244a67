/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import io.shmring.benchmarks.transport.Transport;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One process of a scenario: which, and on what channels.
 *
 * @param transport what carries the messages
 * @param scenario what is done
 * @param directory where the channels' files lie
 * @param name begins the names of the channels
 * @param capacity bytes that can be on their way in each
 * @param senders how many the channels have room for
 * @param largest bytes of the longest message
 */
public record Side(
        Transport transport, Scenario scenario, Path directory, String name, int capacity, int senders, int largest) {

    private static final long COLD_PERIOD = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * How many processes send. One sleeping sender tells as much as many.
     *
     * @return all that there is room for, but for {@link Scenario#IDLE}
     */
    public int sendingProcesses() {
        return this.scenario == Scenario.IDLE ? 1 : this.senders;
    }

    /**
     * Opens the side that receives, and answers if the scenario has answers.
     *
     * @return an open workload
     */
    public Workload receiving() {
        Receiver requests = this.transport.receiver(channel("request"));
        return switch (this.scenario) {
            case PING_PONG -> new Echo(requests, this.transport.sender(channel("reply"), 0), Receiver::poll);
            case COLD_PING_PONG -> new Echo(requests, this.transport.sender(channel("reply"), 0), Receiver::await);
            case THROUGHPUT, PRODUCERS -> new Drain(requests, this.senders);
            case IDLE -> new Sleep(requests);
        };
    }

    /**
     * Opens a side that sends.
     *
     * @param sender its number, from 0
     * @return an open workload
     */
    public Workload sending(int sender) {
        return switch (this.scenario) {
            case PING_PONG -> roundTrips(Receiver::poll, 0);
            case COLD_PING_PONG -> roundTrips(Receiver::await, COLD_PERIOD);
            case THROUGHPUT, PRODUCERS -> new Stream(this.transport.sender(channel("request"), sender), sender);
            case IDLE -> new Silence(this.transport.sender(channel("request"), sender));
        };
    }

    private Workload roundTrips(Reception reception, long period) {
        Receiver replies = this.transport.receiver(channel("reply"));
        Sender requests = this.transport.sender(channel("request"), 0);
        return new RoundTrips(requests, replies, reception, period);
    }

    private Channel channel(String direction) {
        return new Channel(this.directory, this.name + "-" + direction, this.capacity, this.senders, this.largest);
    }
}
