/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts together how the messages of one run are taken.
 *
 * @param container the container
 * @param consumer its role
 * @param requests what it is asked
 * @param nextTurn what is to happen before the next message is taken
 * @param progress counts
 * @param events are told of messages that are given up
 */
record IntakeFactory(
        ShmMessageListenerContainer container,
        ShmConsumer consumer,
        RunRequests requests,
        NextTurn nextTurn,
        ListenerProgress progress,
        ContainerEvents events) {

    MessageIntake create(Callbacks callbacks) {
        Failures failures =
                new Failures(this.container, callbacks.errorHandler(), this.requests, this.nextTurn, this.events);
        return (callbacks.listener() instanceof ShmBatchMessageListener batches)
                ? batches(batches, callbacks, failures)
                : messages(callbacks, failures);
    }

    private MessageIntake messages(Callbacks callbacks, Failures failures) {
        ListenerCall call = new ListenerCall(listener(callbacks), callbacks.filter(), this.progress);
        return switch (ackMode()) {
            case AFTER_HANDLER, MANUAL -> new AfterHandlerIntake(this.consumer, limit(), this.requests, call, failures);
            case BEFORE_HANDLER -> new BeforeHandlerIntake(this.consumer, limit(), this.requests, call, failures);
        };
    }

    private ShmMessageListener listener(Callbacks callbacks) {
        ShmMessageListener listener = callbacks.listener();
        if (listener instanceof ShmAcknowledgingMessageListener acknowledging) {
            listener = new ManualListener(acknowledging, this.nextTurn, this.progress);
        }
        ShmListenerRecorder recorder = recorder(callbacks);
        return (recorder != null) ? new RecordedListener(listener, recorder) : listener;
    }

    private static @Nullable ShmListenerRecorder recorder(Callbacks callbacks) {
        return (callbacks.recorder() != null) ? new HarmlessRecorder(callbacks.recorder()) : null;
    }

    private MessageIntake batches(ShmBatchMessageListener listener, Callbacks callbacks, Failures failures) {
        BatchCall call = new BatchCall(
                listener,
                callbacks.filter(),
                recorder(callbacks),
                ackMode() == AckMode.MANUAL,
                failures,
                this.nextTurn,
                this.progress);
        return switch (ackMode()) {
            case AFTER_HANDLER, MANUAL -> new AfterHandlerBatchIntake(this.consumer, limit(), this.requests, call);
            case BEFORE_HANDLER ->
                new BeforeHandlerBatchIntake(this.consumer, limit(), this.requests, call, failures, this.nextTurn);
        };
    }

    private AckMode ackMode() {
        return this.container.getProperties().ackMode();
    }

    private int limit() {
        return this.container.getProperties().pollLimit();
    }
}
