/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import io.shmring.BatchHandler;
import io.shmring.MessageHandler;
import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmRecord;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Side;
import io.shmring.object.ShmObject;
import io.shmring.role.RoleBinder;
import io.shmring.role.RoleBinding;
import io.shmring.role.RoleHandle;
import io.shmring.waiting.Waiter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one ring, or those of a system's producers in turn. */
public final class RingConsumer extends RoleHandle implements MpscConsumer {

    /** So many records of one ring are handled before the next ring has its turn. */
    private static final int ROUND = 32;

    private static final RingReader[] NO_READERS = {};

    private final DataWaiter dataWaiter = new DataWaiter();

    private volatile RingReader[] readers = NO_READERS;
    private ControlBlock home = ControlBlock.CLOSED;
    private long capacity;
    private int producers;

    /** The only reader, if there is one only: it needs no turns. */
    private @Nullable RingReader only;

    private Turns<RingReader> turns = new Turns<>(NO_READERS);
    private final Pace pace = new Pace();
    private final Batch batch = new Batch();

    /** How many messages one look found, of the ring that had most of them since the last pause. */
    private int densest;

    /** Whether a ring that had its turn in this round has more, already seen: no look is needed to go on. */
    private boolean more;

    /** The reader whose record is peeked, or being handled. */
    private @Nullable RingReader current;

    private boolean inHandler;

    private RingConsumer(String name, ShmOptions options, RoleBinder binder) {
        super(name, options, binder);
    }

    /**
     * Takes the role.
     *
     * @param name the ring's name
     * @param options time-outs
     * @param binder takes the lock
     * @return the open consumer
     */
    public static RingConsumer open(String name, ShmOptions options, RoleBinder binder) {
        RingConsumer consumer = new RingConsumer(name, options, binder);
        consumer.open();
        return consumer;
    }

    // ---- peek and release

    @Override
    public @Nullable ByteBuffer peek() {
        requireNoHandler();
        RingReader peeked = this.current;
        if (peeked != null) {
            return peeked.payload();
        }
        enter();
        try {
            checkUsable();
            RingReader found = next();
            if (found == null) {
                checkRemoved();
                return null;
            }
            this.current = found;
            return found.payload();
        } catch (InternalError fault) {
            this.current = null; // it may be reported late
            throw this.watch.memoryLost(fault);
        } finally {
            if (this.current == null) {
                exit(); // else the peeked message counts as a call inside until it is released
            }
        }
    }

    /** A reader with its record at hand, or null after a look at each. */
    private @Nullable RingReader next() {
        pauseBeforeLook();
        RingReader single = this.only;
        if (single != null) {
            return advance(single) ? single : null;
        }
        RingReader found = firstOf(this.turns.beginRound());
        return found != null ? found : firstOf(this.turns.beginSweep());
    }

    private @Nullable RingReader firstOf(int looks) {
        for (int i = 0; i < looks; i++) {
            RingReader found = look();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Looks at the ring whose turn it is: returns its reader with the record at hand, or null. */
    private @Nullable RingReader look() {
        RingReader reader = this.turns.next();
        if (advance(reader)) {
            this.turns.found(); // whatever the handler will do
            return reader;
        }
        this.turns.foundNothing();
        return null;
    }

    /** No pause while a ring is known to have more: to go on with it takes no look. */
    private void pauseBeforeLook() {
        if (!this.more) {
            this.pace.beforeLook(this.densest);
            this.densest = 0;
        }
        this.more = false;
    }

    /** How long the pause before the last look was: nanoseconds. */
    long pause() {
        return this.pace.pause();
    }

    /** Remembers how densely the messages of a ring come. */
    private void noteDensity(RingReader reader) {
        this.more |= reader.hasSeenMore();
        this.densest = Math.max(this.densest, reader.consumedSinceLook());
    }

    /** Whether a reader has a record at hand now. A ring of garbage costs one exception and is left out from then on. */
    private static boolean advance(RingReader reader) {
        if (reader.isQuarantined()) {
            reader.report();
            return false;
        }
        return reader.advance();
    }

    @Override
    public ShmRecord record() {
        RingReader reader = this.current;
        if (reader == null) {
            throw new IllegalStateException("ring '" + name() + "': there is no message at hand; peek first");
        }
        return reader;
    }

    @Override
    public void release() {
        requireNoHandler();
        RingReader peeked = this.current;
        if (peeked == null) {
            throw new IllegalStateException(
                    "ring '" + name() + "': there is no peeked message to release, or the handle was closed");
        }
        try {
            peeked.consume();
            peeked.storeTail();
            noteDensity(peeked);
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            this.current = null;
            exit();
        }
    }

    // ---- poll

    @Override
    public int poll(MessageHandler handler, int limit) {
        checkLimit(limit);
        requireNothingAtHand();
        enter();
        this.inHandler = true;
        try {
            checkUsable();
            int handled = pollRounds(handler, limit);
            if (handled == 0) {
                checkRemoved();
            }
            return handled;
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            this.current = null;
            this.inHandler = false;
            exit();
        }
    }

    private int pollRounds(MessageHandler handler, int limit) {
        RingReader single = this.only;
        int handled = 0;
        int inRound;
        do {
            pauseBeforeLook();
            inRound = single != null
                    ? pollOnly(single, handler, limit - handled)
                    : pollSome(this.turns.beginRound(), handler, limit - handled);
            handled += inRound;
        } while (inRound > 0 && handled < limit && !isEnding());
        return handled > 0 || single != null ? handled : pollSome(this.turns.beginSweep(), handler, limit);
    }

    private int pollOnly(RingReader single, MessageHandler handler, int limit) {
        return advance(single) ? pollOne(single, handler, limit) : 0;
    }

    private int pollSome(int looks, MessageHandler handler, int limit) {
        int share = this.turns.active() > 1 ? ROUND : limit;
        int handled = 0;
        for (int i = 0; i < looks && handled < limit && !isEnding(); i++) {
            RingReader found = look();
            if (found != null) {
                handled += pollOne(found, handler, Math.min(share, limit - handled));
            }
        }
        return handled;
    }

    private int pollOne(RingReader reader, MessageHandler handler, int limit) {
        this.current = reader;
        int handled = reader.poll(handler, limit, this);
        noteDensity(reader);
        return handled;
    }

    @Override
    public int pollBatch(BatchHandler handler, int limit) {
        checkLimit(limit);
        requireNothingAtHand();
        enter();
        this.inHandler = true;
        try {
            checkUsable();
            RingReader found = next();
            if (found == null) {
                checkRemoved();
                return 0;
            }
            return handOut(found, handler, limit);
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            this.current = null;
            this.inHandler = false;
            exit();
        }
    }

    private int handOut(RingReader reader, BatchHandler handler, int limit) {
        this.current = reader;
        int size = this.batch.collect(reader, handler, limit, this);
        this.current = null; // its view is not valid any more
        int consumed = handler.onBatch(size);
        if (consumed < 0 || consumed > size) {
            throw new IllegalArgumentException("ring '" + name() + "': the handler says that " + consumed
                    + " messages of a batch of " + size + " are consumed, expected is 0 to " + size
                    + "; none of them is");
        }
        this.batch.consume(reader, consumed);
        noteDensity(reader);
        return consumed;
    }

    /** Looked at between messages. */
    boolean isPollEnding() {
        return isEnding();
    }

    // ---- waiting

    @Override
    public boolean waitForData(Duration timeout) {
        requireNoHandler();
        if (this.current != null) {
            return true;
        }
        enter();
        try {
            checkUsable();
            if (isOnlyRingQuarantined()) {
                throw this.readers[0].failure();
            }
            sleep(this.dataWaiter, timeout);
            this.watch.checkFailed();
            if (this.dataWaiter.hasDataVolatile()) {
                return true;
            }
            checkRemoved();
            return false;
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }

    /** Waits for a record in some ring: the data side of the WAIT steps. */
    private final class DataWaiter implements Waiter {

        @Override
        public void settle() {
            for (RingReader reader : readers) {
                reader.storeTail();
            }
        }

        @Override
        public boolean isReadyAcquire() {
            for (RingReader reader : readers) {
                if (!reader.isQuarantined() && reader.hasDataAcquire()) {
                    return true;
                }
            }
            return mustStopWaiting();
        }

        @Override
        public void announce() {
            // any record will do
        }

        @Override
        public boolean isReadyVolatile() {
            return hasDataVolatile() || mustStopWaiting();
        }

        private boolean hasDataVolatile() {
            for (RingReader reader : readers) {
                if (!reader.isQuarantined() && reader.hasDataVolatile()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean isWakeUpDue() {
            return hasDataVolatile();
        }

        @Override
        public void countRescue() {
            home.countDataRescue();
        }

        @Override
        public void idle() {
            watch.checkCurrent();
        }
    }

    // ---- checks

    private void checkUsable() {
        this.watch.checkFailed();
        this.watch.countOperation(1);
    }

    /** There is no other ring to go on with. */
    private boolean isOnlyRingQuarantined() {
        RingReader[] all = this.readers;
        return all.length == 1 && all[0].producer() < 0 && all[0].isQuarantined();
    }

    @Override
    public boolean isFailed() {
        return this.watch.hasFailed() || isOnlyRingQuarantined();
    }

    /** Only when nothing was found: what was published before the removal is still handed out. */
    private void checkRemoved() {
        this.watch.checkState();
        if (this.watch.isRemoved() && !this.dataWaiter.hasDataVolatile()) {
            throw this.watch.removedException();
        }
    }

    private static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", expected is at least 1");
        }
    }

    private void requireNothingAtHand() {
        requireNoHandler();
        if (this.current != null) {
            throw new IllegalStateException("ring '" + name() + "': a peeked message is not released");
        }
    }

    private void requireNoHandler() {
        if (this.inHandler) {
            throw new IllegalStateException("ring '" + name() + "': a handler cannot use the consumer that called it");
        }
    }

    // ---- the role's life

    @Override
    protected Side ownSide() {
        return Side.DATA;
    }

    @Override
    protected ControlBlock ownBlock(RoleBinding bound) {
        return bound.home().control();
    }

    @Override
    protected void attach(RoleBinding bound) {
        List<ShmObject> rings = bound.rings();
        boolean system = rings.get(0) != bound.home();
        RingReader[] all = new RingReader[rings.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new RingReader(
                    name(), system ? i : -1, rings.get(i), bound.home().control());
        }
        this.home = bound.home().control();
        this.capacity = rings.get(0).identity().capacity();
        this.producers = all.length;
        this.only = all.length == 1 ? all[0] : null;
        this.turns = new Turns<>(all);
        this.more = false;
        this.densest = 0;
        this.readers = all;
        this.home.consumerEpoch(this.home.consumerEpoch() + 1);
        this.home.consumerPid((int) ProcessHandle.current().pid());
    }

    @Override
    protected void wakePeers() {
        for (RingReader reader : this.readers) {
            reader.gate().wakeUnconditionally();
        }
    }

    @Override
    protected void dropOpen() {
        this.current = null;
    }

    @Override
    protected boolean isInHandler() {
        return this.inHandler;
    }

    @Override
    protected void settleBeforeRelease() {
        this.dataWaiter.settle();
        this.home.consumerPid(0);
    }

    @Override
    protected void forgetMemory() {
        this.readers = NO_READERS;
        this.only = null;
        this.turns = new Turns<>(NO_READERS);
        this.home = ControlBlock.CLOSED;
    }

    // ---- figures

    @Override
    public int producers() {
        return this.producers;
    }

    @Override
    public long capacity() {
        return this.capacity;
    }

    @Override
    public long available() {
        long sum = 0;
        for (RingReader reader : openReaders()) {
            sum += available(reader.control(), this.capacity);
        }
        return sum;
    }

    @Override
    public long available(int producerId) {
        return available(openReaders()[producerId].control(), this.capacity);
    }

    @Override
    public long freeSpace() {
        RingReader[] all = openReaders();
        return all.length * this.capacity - available();
    }

    @Override
    public long wakeups() {
        long sum = 0;
        for (RingReader reader : this.readers) {
            sum += reader.gate().wakeups();
        }
        return sum;
    }

    @Override
    public boolean isQuarantined(int producerId) {
        return openReaders()[producerId].isQuarantined();
    }

    private RingReader[] openReaders() {
        RingReader[] all = this.readers;
        if (all.length == 0) {
            throw refusal();
        }
        return all;
    }

    @Override
    public long skipToHead(int producerId) {
        requireNothingAtHand();
        enter();
        try {
            this.watch.checkFailed();
            return openReaders()[producerId].skipToHead();
        } catch (InternalError fault) {
            throw this.watch.memoryLost(fault);
        } finally {
            exit();
        }
    }
}
