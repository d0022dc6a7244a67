/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmConsumer;

/**
 * Puts together how the messages of one run are taken.
 *
 * @param container the container
 * @param consumer its role
 * @param requests what it is asked
 * @param delay until a message comes again
 * @param progress counts
 * @param events are told of messages that are given up
 */
record IntakeFactory(
        ShmMessageListenerContainer container,
        ShmConsumer consumer,
        RunRequests requests,
        RetryDelay delay,
        ListenerProgress progress,
        ContainerEvents events) {

    MessageIntake create(Callbacks callbacks) {
        int limit = this.container.getProperties().pollLimit();
        ListenerCall listener = new ListenerCall(listener(callbacks), callbacks.filter(), this.progress);
        Failures failures =
                new Failures(this.container, callbacks.errorHandler(), this.requests, this.delay, this.events);
        return switch (this.container.getProperties().ackMode()) {
            case AFTER_HANDLER, MANUAL ->
                new AfterHandlerIntake(this.consumer, limit, this.requests, listener, failures);
            case BEFORE_HANDLER -> new BeforeHandlerIntake(this.consumer, limit, this.requests, listener, failures);
        };
    }

    private ShmMessageListener listener(Callbacks callbacks) {
        ShmMessageListener listener = callbacks.listener();
        if (listener instanceof ShmAcknowledgingMessageListener acknowledging) {
            listener = new ManualListener(acknowledging, this.delay, this.progress);
        }
        ShmListenerRecorder recorder = callbacks.recorder();
        return (recorder != null) ? new RecordedListener(listener, recorder) : listener;
    }
}
