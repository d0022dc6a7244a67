/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The reading end of a ring, or of the rings of many producers. All operations are for one thread at a time; none
 * allocates, and while the producers are awake none makes a system call for a message.
 *
 * <p>Delivery is at least once: a message that was not released, because its consumer died or its handler threw, is seen
 * again by the next call or the next consumer.
 *
 * <p>What a call sees when the world is not as hoped: an <b>empty</b> ring is a result (null, 0 or false); a <b>closed</b>
 * handle is an {@link IllegalStateException}; a <b>removed</b> ring is drained first, then it is a
 * {@link ShmRemovedException}; a <b>dead</b> producer is no error, the ring stays empty until its successor writes; a
 * producer that <b>writes garbage</b> costs a {@link ShmCorruptException}. With one producer the handle has failed from then
 * on; with many, that producer's ring is left out from then on and the others go on.
 *
 * <p>Each look for new messages takes a cache line from the producer, which needs it back for its next message. So while
 * messages come densely, several of one producer at each look, {@link #peek()}, {@link #poll} and {@link #pollBatch} pause before
 * they look again, for a microsecond at most, and find more at once: that is what makes a stream fast. What has been seen already is handed out
 * without a pause, and so is a message that comes alone, as in a dialogue of request and answer.
 */
public interface ShmConsumer extends ShmRole {

    /**
     * Looks at the next message without consuming it. A second peek returns the same message. Wait-free, but for the pause of
     * a microsecond at most before it looks for new messages while they come densely. Rings of many producers have turns; a
     * peek that returns null has looked at all of them.
     *
     * @return a read-only, little-endian view of the payload between position and limit, valid until {@link #release()};
     *     null if there is no message now. Use relative access, or absolute access from {@code position()} on; {@code
     *     slice} and {@code duplicate} lose the byte order
     * @throws IllegalStateException if called inside a message handler of this consumer, or if the handle is closed
     * @throws ShmCorruptException if a producer wrote garbage
     * @throws ShmRemovedException if the ring was removed and all its messages are consumed
     */
    @Nullable
    ByteBuffer peek();

    /**
     * Describes the message that was peeked, or the one that the running handler got.
     *
     * @return one reused view, valid as long as the message's
     * @throws IllegalStateException if there is no such message
     */
    ShmRecord record();

    /**
     * Consumes the peeked message: its room goes back to the producer, which is woken if it sleeps for room.
     *
     * @throws IllegalStateException if no message was peeked
     */
    void release();

    /**
     * Hands waiting messages to a handler, at most {@code limit}, and consumes those whose handler returned. It goes on with
     * what is published meanwhile, until the limit is reached, a look finds nothing, or the role is closed or suspended; while
     * messages come densely it pauses for a microsecond at most before each look. Room goes back to the producer when
     * what one look found is handled, or after an eighth of the capacity.
     *
     * <p>Rings of many producers have turns. Those that were empty for long have theirs less often while others deliver: a poll
     * that returns 0 has looked at all of them, and no producer is left out for ever by others that always have messages.
     *
     * <p>If the handler throws, what came before is consumed, the message itself is not, and the exception is passed on.
     *
     * @param handler called on this thread for each message
     * @param limit how many messages at most, at least 1
     * @return how many messages were handled
     * @throws IllegalStateException if a message is peeked and not released, if called inside a handler of this consumer,
     *     or if the handle is closed
     * @throws ShmCorruptException if a producer wrote garbage; messages before it are consumed
     * @throws ShmRemovedException if the ring was removed and all its messages are consumed
     */
    int poll(MessageHandler handler, int limit);

    /**
     * Hands waiting messages of one producer to a handler together, and consumes as many of them as it says: for whoever does
     * something for several messages at once, a transaction say. The batch is what one look finds, at most {@code limit}; a close
     * or suspension that is asked for meanwhile ends it with the message in hand, and takes effect behind {@link
     * BatchHandler#onBatch}. While messages come densely it pauses for a microsecond at most before it looks.
     *
     * <p>The room of a batch goes back to its producer when {@link BatchHandler#onBatch} has returned, and not before: a limit
     * near what the ring holds makes the producer wait for the handler. What is not consumed is seen again, by the next call or
     * the next consumer: also what was taken, if the handler throws or this process dies before it returned. So a batch that was
     * handled may come again, in whole or with others in it; there is no batch of which a part is consumed unless the handler said
     * so.
     *
     * <p>Rings of many producers have turns, a batch each. Those that were empty for long have theirs less often while others
     * deliver, as in {@link #poll}.
     *
     * @param handler called on this thread: for each message, then once for all of them
     * @param limit how many messages at most, at least 1; four bytes are kept for each message of the largest batch so far
     * @return how many messages were consumed; 0 also if there were some and the handler consumed none
     * @throws IllegalArgumentException if the handler says that fewer than none or more than all are consumed; then none is
     * @throws IllegalStateException if a message is peeked and not released, if called inside a handler of this consumer,
     *     or if the handle is closed
     * @throws ShmCorruptException if a producer wrote garbage and there is nothing of its in front of that; what is in front comes
     *     as a batch of its own
     * @throws ShmRemovedException if the ring was removed and all its messages are consumed
     */
    int pollBatch(BatchHandler handler, int limit);

    /**
     * Waits for a message: spins for {@link ShmOptions#spin()}, then sleeps.
     *
     * @param timeout how long at most; zero or less looks once
     * @return whether there is a message now; false on time-out, on {@link #wakeup()}, on close or suspension during the
     *     wait and on interrupt (the thread stays interrupted, which is noticed within 100 ms)
     * @throws IllegalStateException if called inside a message handler of this consumer, or if the handle is closed
     * @throws ShmCorruptException if a producer wrote garbage
     * @throws ShmRemovedException if the ring was removed and all its messages are consumed
     */
    boolean waitForData(Duration timeout);

    /**
     * The number of rings that this consumer reads: the number of producer slots, 1 without slots.
     *
     * @return at least 1
     */
    int producers();

    /**
     * How much one producer has published that is not yet released.
     *
     * @param producerId the slot, 0 without slots
     * @return bytes; a momentary value
     * @throws IndexOutOfBoundsException if there is no such slot
     * @throws IllegalStateException if this handle is closed
     */
    long available(int producerId);

    /**
     * Whether a producer's ring is left out because its producer wrote garbage.
     *
     * @param producerId the slot, 0 without slots
     * @return true until {@link #skipToHead(int)}
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    boolean isQuarantined(int producerId);

    /**
     * Gives up everything that one producer has published so far and reads on with what it publishes next: the way back
     * from a {@link ShmCorruptException}. Belongs to the consumer's thread.
     *
     * @param producerId the slot, 0 without slots
     * @return how many bytes were given up
     * @throws ShmCorruptException if the producer's own position is no valid one; then the ring must be removed
     * @throws IndexOutOfBoundsException if there is no such slot
     * @throws IllegalStateException if a message is peeked, if called inside a handler, or if the handle is closed
     */
    long skipToHead(int producerId);
}
