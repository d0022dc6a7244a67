/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmException;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
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
    private final ShmMessageListener listener;
    private final @Nullable ShmListenerRecorder recorder;
    private final int pollLimit;
    private final Duration waitSlice;
    private final ListenerProgress progress;
    private final ContainerEvents events;
    private final IdleWatch idle;
    private final Thread thread;
    private final MessageHandler handler = this::onMessage; // once: a method reference per poll would be garbage
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private volatile boolean stopRequested;
    private volatile boolean pauseRequested;
    private volatile boolean halted; // one of the two, so that the hot path reads one field
    private volatile boolean interrupted;
    private volatile boolean paused;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    ListenerLoop(
            ShmMessageListenerContainer container,
            ShmConsumer consumer,
            ShmMessageListener listener,
            @Nullable ShmListenerRecorder recorder,
            ListenerProgress progress,
            ContainerEvents events,
            @Nullable ClassLoader classLoader) {
        this.name = "Listener '" + container.getListenerId() + "' of ring '" + container.getRing() + "'";
        this.consumer = consumer;
        this.listener = listener;
        this.recorder = recorder;
        this.pollLimit = container.getProperties().pollLimit();
        this.progress = progress;
        this.events = events;
        Duration idleInterval = container.getProperties().idleEventInterval();
        this.idle = new IdleWatch(idleInterval, progress, events);
        this.waitSlice = waitSlice(container.getProperties());
        this.thread = new Thread(this, "shmring-" + container.getRing());
        this.thread.setDaemon(false); // both would else be those of whoever starts the container: of a web request, say
        this.thread.setContextClassLoader(classLoader);
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
        this.stopRequested = true;
        this.halted = true;
        wake();
    }

    void requestPause(boolean pause) {
        this.pauseRequested = pause;
        this.halted = pause || this.stopRequested;
        if (this.stopRequested) {
            this.halted = true; // asked for between the two lines above
        }
        wake();
    }

    /** The stop takes too long: interrupts the listener, whose message then stays in the ring if it fails. */
    void interrupt() {
        this.interrupted = true;
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
        return !this.stopRequested && isActive();
    }

    boolean isActive() {
        return !this.ended;
    }

    boolean isPaused() {
        return this.paused;
    }

    boolean isActuallyConsuming() {
        return isActive() && !this.halted;
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == this.thread;
    }

    @Nullable
    Throwable failure() {
        return this.failure;
    }

    /** Completes when nothing is called any more, neither the listener nor a publisher of events; never exceptionally. */
    CompletableFuture<Void> end() {
        return this.end;
    }

    @Override
    public void run() {
        try {
            this.progress.turn();
            this.events.started();
            while (!this.stopRequested) {
                if (this.pauseRequested) {
                    awaitResume();
                } else {
                    pollOnce();
                }
            }
        } catch (Throwable ex) {
            if (this.stopRequested && !(ex instanceof Error)) {
                logger.debug(this.name + " was stopped while its ring was being given back", ex);
            } else {
                logger.error(this.name + " ended abnormally; messages stay in the ring until it is started again", ex);
                this.failure = ex;
            }
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

    private void pollOnce() {
        try {
            if (this.consumer.waitForData(this.waitSlice)) {
                this.consumer.poll(this.handler, this.pollLimit);
            } else {
                clearInterrupt(); // else no wait would sleep any more
            }
        } catch (PollHalt halt) {
            logger.trace("Back in the loop to stop or pause");
        } catch (ShmCorruptException ex) {
            if (ex.producer() < 0 || !this.consumer.isQuarantined(ex.producer())) {
                throw ex;
            }
            logger.error(this.name + " leaves out producer " + ex.producer() + " from now on, the others go on", ex);
        }
        this.progress.turn();
        this.idle.check();
    }

    private void awaitResume() {
        this.paused = true;
        this.events.paused();
        while (this.pauseRequested && !this.stopRequested) {
            LockSupport.park(this);
            clearInterrupt();
        }
        this.paused = false;
        this.progress.turn();
        if (!this.stopRequested) {
            this.events.resumed();
        }
    }

    private void onMessage(ByteBuffer payload, ShmRecord record) {
        if (this.halted) {
            throw PollHalt.INSTANCE;
        }
        payload.position(payload.position() + record.headerBlockLength()); // here for all listeners; the order stays
        if (this.recorder != null) {
            handleRecorded(payload, record, this.recorder);
        } else {
            handle(payload, record);
        }
    }

    private void handleRecorded(ByteBuffer payload, ShmRecord record, ShmListenerRecorder recorder) {
        long start = System.nanoTime();
        Throwable thrown;
        try {
            thrown = handle(payload, record);
        } catch (Error ex) {
            recorder.record(record, start, System.nanoTime(), ex);
            throw ex;
        }
        recorder.record(record, start, System.nanoTime(), thrown); // not on a halt: the message will come again
    }

    private @Nullable Exception handle(ByteBuffer payload, ShmRecord record) {
        try {
            this.listener.onMessage(payload, record);
            this.progress.messageHandled();
            return null;
        } catch (Exception ex) {
            this.progress.messageFailed();
            if (this.interrupted) {
                logger.warn(this.name + " was interrupted by the stop; the message stays in the ring", ex);
                throw PollHalt.INSTANCE;
            }
            logger.error(this.name + " failed; the message is given up", ex);
            this.events.failed(ex);
            return ex;
        } catch (Error ex) {
            this.progress.messageFailed();
            throw ex;
        } finally {
            clearInterrupt(); // it was meant for this message, or came from its listener: not for the next one
        }
    }

    private void clearInterrupt() {
        if (Thread.interrupted()) {
            logger.debug(this.name + " was interrupted, which neither stops nor resumes it");
        }
    }
}
