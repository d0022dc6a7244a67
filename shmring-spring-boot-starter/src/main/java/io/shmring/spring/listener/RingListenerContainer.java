/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmConsumer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** The container of one ring's listener. Each start is a new run on a new thread. */
public final class RingListenerContainer implements ShmMessageListenerContainer {

    private static final Log logger = LogFactory.getLog(RingListenerContainer.class);

    private final String listenerId;
    private final String ring;
    private final ShmConsumer consumer;
    private final ShmMessageListener listener;
    private final ShmContainerProperties properties;
    private final ContainerEvents events;
    private final @Nullable ClassLoader classLoader;
    private final ListenerProgress progress = new ListenerProgress();
    private final ReentrantLock lifecycle = new ReentrantLock();
    private @Nullable ShmListenerRecorder recorder;
    private ShmErrorHandler errorHandler = new DefaultErrorHandler();
    private @Nullable ShmMessageFilter filter;
    private volatile boolean pauseRequested;
    private boolean reportedStalled;
    private volatile @Nullable ListenerLoop loop; // the latest run

    /**
     * Creates a stopped container.
     *
     * @param listenerId the listener's id
     * @param ring the key of its ring
     * @param consumer the consumer role on that ring, which stays with its owner
     * @param listener who gets its messages
     * @param properties how to work
     * @param publisher who gets the events
     * @param classLoader what the listener finds as its thread's context class loader, or null for the system's
     * @throws IllegalArgumentException if the ack mode is {@link AckMode#MANUAL} and the listener does not acknowledge, or the
     *     other way round
     */
    public RingListenerContainer(
            String listenerId,
            String ring,
            ShmConsumer consumer,
            ShmMessageListener listener,
            ShmContainerProperties properties,
            ApplicationEventPublisher publisher,
            @Nullable ClassLoader classLoader) {
        checkAcknowledging(listenerId, listener, properties.ackMode());
        this.listenerId = listenerId;
        this.ring = ring;
        this.consumer = consumer;
        this.listener = listener;
        this.properties = properties;
        this.events = new ContainerEvents(this, publisher);
        this.classLoader = classLoader;
    }

    private static void checkAcknowledging(String listenerId, ShmMessageListener listener, AckMode ackMode) {
        if (listener instanceof ShmBatchMessageListener) {
            return; // gets an acknowledgment in one mode, and null in the others
        }
        boolean acknowledging = listener instanceof ShmAcknowledgingMessageListener;
        if (acknowledging != (ackMode == AckMode.MANUAL)) {
            throw new IllegalArgumentException("Listener '" + listenerId + "' takes "
                    + (acknowledging ? "an" : "no") + " Acknowledgment, and its ack mode is " + ackMode
                    + ": the mode MANUAL needs one, the others give none");
        }
    }

    @Override
    public String getListenerId() {
        return this.listenerId;
    }

    @Override
    public String getRing() {
        return this.ring;
    }

    @Override
    public ShmContainerProperties getProperties() {
        return this.properties;
    }

    @Override
    public void setRecorder(@Nullable ShmListenerRecorder recorder) {
        configure(() -> this.recorder = recorder);
    }

    @Override
    public void setErrorHandler(ShmErrorHandler errorHandler) {
        configure(() -> this.errorHandler = errorHandler);
    }

    @Override
    public void setFilter(@Nullable ShmMessageFilter filter) {
        configure(() -> this.filter = filter);
    }

    private void configure(Runnable change) {
        this.lifecycle.lock();
        try {
            change.run();
        } finally {
            this.lifecycle.unlock();
        }
    }

    /**
     * Starts a thread that takes messages. Does nothing if the container runs.
     *
     * @throws IllegalStateException if the thread of the last run has still not finished its message
     */
    @Override
    public void start() {
        this.lifecycle.lock();
        try {
            ListenerLoop last = this.loop;
            if (last != null && last.isRunning()) {
                return;
            }
            if (last != null && last.isActive()) {
                throw new IllegalStateException("Listener '" + this.listenerId + "' of ring '" + getRing()
                        + "' cannot start again: it was told to stop and is still busy with a message");
            }
            Callbacks callbacks = new Callbacks(this.listener, this.filter, this.recorder, this.errorHandler);
            ListenerLoop next =
                    new ListenerLoop(this, this.consumer, callbacks, this.progress, this.events, this.classLoader);
            if (this.pauseRequested) {
                next.requestPause(true);
            }
            this.loop = next;
            try {
                next.start();
            } catch (RuntimeException | Error ex) { // no thread to be had: this run never ends, nobody may wait for it
                this.loop = last;
                throw ex;
            }
        } finally {
            this.lifecycle.unlock();
        }
    }

    @Override
    public void stop() {
        CountDownLatch stopped = new CountDownLatch(1);
        stop(stopped::countDown);
        awaitUninterruptibly(stopped);
    }

    /**
     * Asks for the stop. The callback comes when the message in hand is finished, at the latest when the shutdown time-out
     * ends; at once if the listener itself asks.
     */
    @Override
    public void stop(Runnable callback) {
        ListenerLoop current = this.loop;
        if (current == null || current.end().isDone()) {
            callback.run();
            return;
        }
        current.requestStop();
        if (current.isCurrentThread()) {
            callback.run(); // its listener stops it, by closing the context say: it cannot wait for itself
            return;
        }
        CompletableFuture<Void> bounded =
                current.end().copy().orTimeout(this.properties.shutdownTimeout().toNanos(), TimeUnit.NANOSECONDS);
        bounded.whenComplete((ended, timeout) -> {
            try {
                if (timeout != null) {
                    giveUp(current);
                }
            } finally {
                callback.run();
            }
        });
    }

    private void giveUp(ListenerLoop current) {
        logger.warn(
                "Listener '" + this.listenerId + "' of ring '" + getRing() + "' has not finished its message within "
                        + this.properties.shutdownTimeout().toMillis()
                        + " ms (shmring.listener.shutdown-timeout); its thread is interrupted");
        current.interrupt();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await(); // bounded by the shutdown time-out
                break;
            } catch (InterruptedException ex) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void pause() {
        requestPause(true);
    }

    @Override
    public void resume() {
        requestPause(false);
    }

    private void requestPause(boolean pause) {
        this.lifecycle.lock();
        try {
            this.pauseRequested = pause;
            if (this.loop != null && this.loop.isActive()) {
                this.loop.requestPause(pause);
            }
        } finally {
            this.lifecycle.unlock();
        }
    }

    @Override
    public boolean isPauseRequested() {
        return this.pauseRequested;
    }

    @Override
    public boolean isPaused() {
        ListenerLoop current = this.loop;
        return current != null && current.isPaused();
    }

    @Override
    public boolean isRunning() {
        ListenerLoop current = this.loop;
        return current != null && current.isRunning();
    }

    @Override
    public boolean isActive() {
        ListenerLoop current = this.loop;
        return current != null && current.isActive();
    }

    @Override
    public boolean isActuallyConsuming() {
        ListenerLoop current = this.loop;
        return current != null && current.isActuallyConsuming();
    }

    @Override
    public @Nullable Throwable getFailure() {
        ListenerLoop current = this.loop;
        return (current != null) ? current.failure() : null;
    }

    @Override
    public long getLastProgressNanos() {
        return this.progress.lastNanos();
    }

    @Override
    public void reportIfStalled() {
        boolean stalled = isStalled();
        if (stalled && !this.reportedStalled) {
            if (this.consumer.available() == 0) {
                return; // it is busy with a message that it has consumed already: nobody waits
            }
            this.events.stalled(getProgressAge());
        }
        this.reportedStalled = stalled;
    }

    @Override
    public long getHandledCount() {
        return this.progress.handled();
    }

    @Override
    public long getFailedCount() {
        return this.progress.failed();
    }

    @Override
    public long getFilteredCount() {
        return this.progress.filtered();
    }

    @Override
    public String toString() {
        return "RingListenerContainer[" + this.listenerId + ", " + getRing() + "]";
    }
}
