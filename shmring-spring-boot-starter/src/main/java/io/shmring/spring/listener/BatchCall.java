/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a listener one batch, of one producer, and finds out how much of it is done with. */
final class BatchCall {

    private final ShmBatchMessageListener listener;
    private final @Nullable ShmMessageFilter filter;
    private final @Nullable ShmListenerRecorder recorder;
    private final boolean manual;
    private final Failures failures;
    private final NextTurn nextTurn;
    private final ListenerProgress progress;

    /** What the listener was given, and where in the batch each message is. */
    private final List<MessageCopy> given = new ArrayList<>();

    private final List<Integer> places = new ArrayList<>();

    private @Nullable Exception lastFailure;

    BatchCall(
            ShmBatchMessageListener listener,
            @Nullable ShmMessageFilter filter,
            @Nullable ShmListenerRecorder recorder,
            boolean manual,
            Failures failures,
            NextTurn nextTurn,
            ListenerProgress progress) {
        this.listener = listener;
        this.filter = filter;
        this.recorder = recorder;
        this.manual = manual;
        this.failures = failures;
        this.nextTurn = nextTurn;
        this.progress = progress;
    }

    /** Returns how many messages are done with, from the first. The others come again, if there is a next turn. */
    int handle(List<MessageCopy> batch) {
        this.given.clear();
        this.places.clear();
        int taken = 0;
        try {
            this.listener.beginBatch();
            for (MessageCopy message : batch) {
                take(message, taken);
                taken++;
            }
        } catch (Exception ex) {
            failed(ex);
            if (taken == 0) {
                return doneWithFirst(ex, batch.get(0));
            }
            // those before it first: then it is the first
        } finally {
            ListenerCall.clearInterrupt();
        }
        int givenAndDone = this.given.isEmpty() ? 0 : handleGiven();
        int done = placeOf(givenAndDone, taken);
        this.progress.messagesFiltered(done - givenAndDone);
        return done;
    }

    private void take(MessageCopy message, int place) throws Exception {
        if (this.filter == null || this.filter.test(message.body(), message)) {
            this.listener.onMessage(message.body(), message);
            this.given.add(message);
            this.places.add(place);
        }
    }

    private int doneWithFirst(Exception ex, MessageCopy first) {
        if (this.failures.isDoneWith(ex, first.body(), first)) {
            this.failures.consumed(first.producer());
            return 1;
        }
        return 0;
    }

    /** Where the message is that the listener was given at an index; behind all that were taken if it was given no more. */
    private int placeOf(int index, int taken) {
        return (index < this.places.size()) ? this.places.get(index) : taken;
    }

    /** Returns how many messages of those that the listener was given are done with, from the first. */
    private int handleGiven() {
        int producer = this.given.get(0).producer();
        try {
            int consumed = call();
            this.progress.messagesHandled(consumed);
            if (consumed > 0) {
                this.failures.consumed(producer);
            }
            return consumed;
        } catch (Exception ex) {
            failed(ex);
            return (ex instanceof BatchListenerFailedException failed && isGiven(failed.getIndex()))
                    ? doneWithUpTo(failed, producer)
                    : doneWithAll(ex, producer);
        } catch (Error ex) {
            this.progress.messageFailed();
            throw ex;
        } finally {
            ListenerCall
                    .clearInterrupt(); // it was meant for this batch, or came from its listener: not for the next one
        }
    }

    private void failed(Exception ex) {
        this.progress.messageFailed();
        this.lastFailure = ex;
    }

    /** What the listener threw last; null if it never did. */
    @Nullable
    Exception lastFailure() {
        return this.lastFailure;
    }

    private boolean isGiven(int index) {
        return index >= 0 && index < this.given.size();
    }

    private int doneWithUpTo(BatchListenerFailedException ex, int producer) {
        int index = ex.getIndex();
        this.progress.messagesHandled(index);
        if (index > 0) {
            this.failures.consumed(producer);
        }
        return index + doneWithFirst(ex, this.given.get(index));
    }

    private int doneWithAll(Exception ex, int producer) {
        int done = this.failures.doneWith(ex, this.given);
        if (done > 0) {
            this.failures.consumed(producer);
        }
        return done;
    }

    private int call() throws Exception {
        if (this.recorder == null) {
            return acknowledged();
        }
        long start = System.nanoTime();
        try {
            int consumed = acknowledged();
            record(this.recorder, start, null);
            return consumed;
        } catch (Exception | Error ex) {
            record(this.recorder, start, ex);
            throw ex;
        }
    }

    private void record(ShmListenerRecorder recorder, long start, @Nullable Throwable failure) {
        long end = System.nanoTime();
        this.given.forEach((message) -> recorder.record(message, start, end, failure));
    }

    private int acknowledged() throws Exception {
        if (!this.manual) {
            this.listener.onBatch(null);
            return this.given.size();
        }
        ThreadAcknowledgment acknowledgment = ThreadAcknowledgment.ofBatch(this.given.size());
        try {
            this.listener.onBatch(acknowledgment);
        } finally {
            acknowledgment.close();
        }
        int consumed = acknowledgment.consumed();
        if (consumed < this.given.size()) {
            this.progress.messagePutBack();
            this.nextTurn.delay(acknowledgment.delay());
        }
        return consumed;
    }
}
