/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.spring.listener.ShmContainerProperties;
import java.time.Duration;

/** The least that a consumer has to do, without the starter: waits and polls in a loop, from the start to the close. */
final class PollingThread implements AutoCloseable {

    /** As the containers' own. */
    private static final Duration WAIT_SLICE = Duration.ofMillis(500);

    private final ShmConsumer consumer;
    private final MessageHandler handler;
    private final Thread thread = new Thread(this::poll, "polling");
    private volatile boolean ending;

    private PollingThread(ShmConsumer consumer, MessageHandler handler) {
        this.consumer = consumer;
        this.handler = handler;
        this.thread.setDaemon(true);
    }

    static PollingThread start(ShmConsumer consumer, MessageHandler handler) {
        PollingThread polling = new PollingThread(consumer, handler);
        polling.thread.start();
        return polling;
    }

    private void poll() {
        int limit = ShmContainerProperties.DEFAULTS.pollLimit();
        while (!this.ending) {
            if (this.consumer.waitForData(WAIT_SLICE)) {
                this.consumer.poll(this.handler, limit);
            }
        }
    }

    @Override
    public void close() {
        this.ending = true;
        this.consumer.wakeup();
        try {
            this.thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
