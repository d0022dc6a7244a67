/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Takes the messages of one ring to one listener, on a thread of its own named {@code shmring-<key>}. For any thread.
 *
 * <p>Stopping and pausing take effect before the next message: the one in hand is finished, the others stay in the ring. The
 * container's role on the ring is not given back by either.
 */
public interface ShmMessageListenerContainer extends SmartLifecycle {

    /** The phase: started after and stopped before the beans that a listener may use. */
    int PHASE = Integer.MAX_VALUE - 100;

    /**
     * The listener's id.
     *
     * @return unique in the application
     */
    String getListenerId();

    /**
     * The container's ring.
     *
     * @return its key
     */
    String getRing();

    /**
     * How the container works.
     *
     * @return immutable
     */
    ShmContainerProperties getProperties();

    /**
     * Sets who is told of each message.
     *
     * @param recorder the recorder, or null for none, which saves each message two readings of the clock; takes effect at the
     *     next start
     */
    void setRecorder(@Nullable ShmListenerRecorder recorder);

    /**
     * Sets who decides about messages whose listener failed.
     *
     * @param errorHandler the handler, a {@link DefaultErrorHandler} by default; takes effect at the next start
     */
    void setErrorHandler(ShmErrorHandler errorHandler);

    /**
     * Sets which messages the listener gets.
     *
     * @param filter the filter, or null for all of them; takes effect at the next start
     */
    void setFilter(@Nullable ShmMessageFilter filter);

    /** Takes no further message until {@link #resume()}; also before a start, and across a stop. */
    void pause();

    /** Ends a pause. */
    void resume();

    /**
     * Whether a pause is wanted.
     *
     * @return true between {@link #pause()} and {@link #resume()}
     */
    boolean isPauseRequested();

    /**
     * Whether a pause has taken effect.
     *
     * @return true while the container runs, and its thread waits for {@link #resume()}
     */
    boolean isPaused();

    /**
     * Whether the container was started, not told to stop since, and did not end by itself.
     *
     * @return true while messages are to be taken, unless a pause is wanted
     */
    @Override
    boolean isRunning();

    /**
     * Whether the container's thread is alive: true for a while after {@link #isRunning()} became false, until the message
     * in hand is finished.
     *
     * @return true while the listener may be called
     */
    boolean isActive();

    /**
     * Whether the container's thread takes messages now.
     *
     * @return true if it is active and neither paused nor told to pause or stop
     */
    boolean isActuallyConsuming();

    /**
     * Whether the container ended by itself.
     *
     * @return true until it is started again
     */
    default boolean isStoppedAbnormally() {
        return getFailure() != null;
    }

    /**
     * Whether the container does what it was told to: a container that was stopped, paused or never started on purpose does.
     *
     * @return false if it ended by itself, or is stalled
     */
    default boolean isInExpectedState() {
        return !isStoppedAbnormally() && !isStalled();
    }

    /**
     * What made the container end by itself: an {@code Error} of its listener, a decision of its error handler, or the loss of
     * its ring.
     *
     * @return null if it did not
     */
    @Nullable
    Throwable getFailure();

    /**
     * When the container last was seen to make progress: a message handled, or a look at the empty ring.
     *
     * @return as {@link System#nanoTime()} tells; progress within a batch is dated when this method first sees it
     */
    long getLastProgressNanos();

    /**
     * Whether the container should make progress and has made none for a while: a listener that does not return.
     *
     * @return true if it is running, not paused, and its last progress is further back than configured
     */
    default boolean isStalled() {
        return isActuallyConsuming()
                && System.nanoTime() - getLastProgressNanos()
                        > getProperties().stalledAfter().toNanos();
    }

    /**
     * Publishes a {@link io.shmring.spring.event.ShmContainerStalledEvent} if the container is stalled although messages wait
     * in its ring, and has not been found so since its last progress. For one thread: that which looks at all containers.
     */
    void reportIfStalled();

    /**
     * What the container is doing, in one word. A momentary value.
     *
     * @return what a reader should know first
     */
    default ShmContainerState getState() {
        if (isStoppedAbnormally()) {
            return ShmContainerState.FAILED;
        }
        if (!isRunning()) {
            return ShmContainerState.STOPPED;
        }
        if (isPauseRequested()) {
            return ShmContainerState.PAUSED;
        }
        return isStalled() ? ShmContainerState.STALLED : ShmContainerState.RUNNING;
    }

    /**
     * How many messages the listener has returned from.
     *
     * @return a count over all starts
     */
    long getHandledCount();

    /**
     * How often the listener has thrown, each attempt counted.
     *
     * @return a count over all starts
     */
    long getFailedCount();

    /**
     * How many messages were kept from the listener by the filter.
     *
     * @return a count over all starts
     */
    long getFilteredCount();

    /**
     * Stops and waits for the message in hand, up to the {@linkplain ShmContainerProperties#shutdownTimeout() shutdown
     * time-out}; then the thread is interrupted and left to itself. Called by the listener itself it only asks for the stop.
     */
    @Override
    void stop();

    @Override
    default int getPhase() {
        return PHASE;
    }

    @Override
    default boolean isAutoStartup() {
        return getProperties().autoStartup();
    }

    /**
     * How long the container has made no progress, for people.
     *
     * @return the time since {@link #getLastProgressNanos()}
     */
    default Duration getProgressAge() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - getLastProgressNanos()));
    }
}
