/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmConsumer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One run of a container, from start to stop, on one thread: waits for messages a slice at a time and polls them. Requests
 * come from any thread.
 */
final class ListenerLoop implements Runnable {

    private static final Log logger = LogFactory.getLog(ListenerLoop.class);

    /** Bounds the age of the last sign of life, and nothing else: requests end a wait at once. */
    private static final Duration WAIT_SLICE = Duration.ofMillis(500);

    /** A wait of no time at all would make the loop spin. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final String name;
    private final ShmConsumer consumer;
    private final MessageIntake intake;
    private final Duration waitSlice;
    private final ListenerProgress progress;
    private final ContainerEvents events;
    private final IdleWatch idle;
    private final Thread thread;
    private final RunRequests requests = new RunRequests();
    private final NextTurn nextTurn = new NextTurn();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private volatile boolean paused;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    ListenerLoop(
            ShmMessageListenerContainer container,
            ShmConsumer consumer,
            Callbacks callbacks,
            ListenerProgress progress,
            ContainerEvents events,
            @Nullable ClassLoader classLoader) {
        this.name = "Listener '" + container.getListenerId() + "' of ring '" + container.getRing() + "'";
        this.consumer = consumer;
        this.progress = progress;
        this.events = events;
        this.intake = new IntakeFactory(container, consumer, this.requests, this.nextTurn, progress, events)
                .create(callbacks);
        Duration idleInterval = container.getProperties().idleEventInterval();
        this.idle = new IdleWatch(idleInterval, progress, events);
        this.waitSlice = waitSlice(container.getProperties());
        this.thread = new Thread(this, "shmring-" + container.getRing());
        this.thread.setDaemon(false); // both would else be those of whoever starts the container: of a web request, say
        this.thread.setContextClassLoader(classLoader);
        progress.turn(); // that of the last run may be long ago: it would count as stalled until the thread runs
    }

    /** Short enough for the next idle event to be on time, and for a container that waits not to count as stalled. */
    private static Duration waitSlice(ShmContainerProperties properties) {
        Duration slice = min(WAIT_SLICE, properties.stalledAfter().dividedBy(2));
        if (properties.idleEventInterval() != null) {
            slice = min(slice, properties.idleEventInterval());
        }
        return (slice.compareTo(SHORTEST_WAIT) < 0) ? SHORTEST_WAIT : slice;
    }

    private static Duration min(Duration one, Duration other) {
        return (one.compareTo(other) <= 0) ? one : other;
    }

    void start() {
        this.thread.start();
    }

    void requestStop() {
        this.requests.stop();
        wake();
    }

    void requestPause(boolean pause) {
        if (!pause && this.requests.isPause()) {
            this.progress.turn(); // that before the pause may be long ago, too, as in the constructor
        }
        this.requests.pause(pause);
        wake();
    }

    /** The stop takes too long: interrupts the listener, whose message then stays in the ring if it fails. */
    void interrupt() {
        this.requests.interrupt();
        this.thread.interrupt();
    }

    private void wake() {
        LockSupport.unpark(this.thread);
        try {
            this.consumer.wakeup();
        } catch (ShmException | IllegalStateException ex) {
            logger.trace("Suspended, lost or closed: nothing waits", ex);
        }
    }

    boolean isRunning() {
        return !this.requests.isStop() && isActive();
    }

    boolean isActive() {
        return !this.ended;
    }

    boolean isPaused() {
        return this.paused;
    }

    boolean isActuallyConsuming() {
        return isActive() && !this.requests.isHalted();
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == this.thread;
    }

    /** What ended this run; null until it has ended, so that whoever sees a failure can start the next run. */
    @Nullable
    Throwable failure() {
        return this.ended ? this.failure : null;
    }

    /** Completes when nothing is called any more, neither the listener nor a publisher of events; never exceptionally. */
    CompletableFuture<Void> end() {
        return this.end;
    }

    @Override
    public void run() {
        try {
            this.events.started();
            runUntilStopped();
            endAsDecided(this.nextTurn.failure());
        } catch (Throwable ex) {
            end(ex);
        } finally {
            this.paused = false;
            this.ended = true;
            try {
                this.events.stopped(this.failure);
            } finally {
                this.end.complete(null); // whatever it throws: somebody waits for the end
            }
        }
    }

    private void runUntilStopped() {
        try {
            while (!this.requests.isStop() && this.nextTurn.failure() == null) {
                if (this.requests.isPause()) {
                    awaitResume();
                } else if (this.nextTurn.isDelayed()) {
                    awaitRetry();
                } else {
                    pollOnce();
                }
            }
        } finally {
            this.intake.end();
        }
    }

    private void endAsDecided(@Nullable Throwable decision) {
        if (decision != null) {
            logger.error(this.name + " is ended by its error handler; messages stay in the ring", decision);
            this.failure = decision;
        }
    }

    private void end(Throwable ex) {
        if (this.requests.isStop() && !(ex instanceof Error)) {
            logger.debug(this.name + " was stopped while its ring was being given back", ex);
        } else {
            logger.error(this.name + " ended abnormally; messages stay in the ring until it is started again", ex);
            this.failure = ex;
        }
    }

    private void pollOnce() {
        try {
            if (this.intake.hasMessage() || this.consumer.waitForData(this.waitSlice)) {
                this.idle.messageFound();
                this.intake.poll();
            } else {
                ListenerCall.clearInterrupt(); // else no wait would sleep any more
            }
        } catch (PollHalt halt) {
            logger.trace("Back in the loop to stop, to pause, or to wait for a retry");
        } catch (ShmCorruptException ex) {
            if (ex.producer() < 0 || !this.consumer.isQuarantined(ex.producer())) {
                throw ex;
            }
            logger.error(this.name + " leaves out producer " + ex.producer() + " from now on, the others go on", ex);
        }
        this.progress.turn();
        this.idle.check();
    }

    private void awaitRetry() {
        this.nextTurn.await(this.waitSlice);
        ListenerCall.clearInterrupt();
        this.progress.turn(); // it is alive, and waits on purpose
    }

    private void awaitResume() {
        this.paused = true;
        this.events.paused();
        while (this.requests.isPause() && !this.requests.isStop()) {
            LockSupport.park(this);
            ListenerCall.clearInterrupt();
        }
        this.paused = false;
        this.progress.turn();
        if (!this.requests.isStop()) {
            this.events.resumed();
        }
    }
}
