/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MessageHandler;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.json.JsonMapper;

/**
 * What it costs to call a listener method of each kind, instead of a handler of one's own. Each method offers the same
 * bytes and polls them through the adapter that a container would call for each message.
 */
@State(Scope.Thread)
public class ListenerBenchmark extends SingleOperation {

    private final MessageHandler bare = (payload, record) -> this.bareSum += payload.remaining();

    private LocalRing ring;
    private ByteBuffer message;
    private Listeners listeners;
    private MessageHandler view;
    private MessageHandler viewAndRecord;
    private MessageHandler bytes;
    private MessageHandler text;
    private MessageHandler json;
    private long bareSum;

    /** Opens the ring and adapts the methods. */
    @Setup
    public void open() {
        JsonMapper mapper = JsonMapper.builder().build();
        byte[] content = mapper.writeValueAsBytes(Reading.EXAMPLE);
        this.message = ByteBuffer.allocateDirect(content.length).put(content).flip();
        this.ring = new LocalRing();
        this.listeners = new Listeners(mapper);
        this.view = this.listeners.calling("view", ByteBuffer.class);
        this.viewAndRecord = this.listeners.calling("viewAndRecord", ByteBuffer.class, ShmRecord.class);
        this.bytes = this.listeners.calling("bytes", byte[].class);
        this.text = this.listeners.calling("text", String.class);
        this.json = this.listeners.calling("json", Reading.class);
    }

    /** Closes the ring and leaves no object. */
    @TearDown
    public void close() {
        this.ring.close();
    }

    /**
     * A handler of one's own, without the starter.
     *
     * @return the sum, for the compiler to keep what makes it
     */
    @Benchmark
    public long bareHandler() {
        offerAndPoll(this.bare);
        return this.bareSum;
    }

    /**
     * A method that takes the view.
     *
     * @return as in {@link #bareHandler()}
     */
    @Benchmark
    public long view() {
        return dispatch(this.view);
    }

    /**
     * A method that takes the view and the record.
     *
     * @return as in {@link #bareHandler()}
     */
    @Benchmark
    public long viewAndRecord() {
        return dispatch(this.viewAndRecord);
    }

    /**
     * A method that takes a copy.
     *
     * @return as in {@link #bareHandler()}
     */
    @Benchmark
    public long bytes() {
        return dispatch(this.bytes);
    }

    /**
     * A method that takes text.
     *
     * @return as in {@link #bareHandler()}
     */
    @Benchmark
    public long text() {
        return dispatch(this.text);
    }

    /**
     * A method that takes an object made of JSON, by way of a Spring message.
     *
     * @return as in {@link #bareHandler()}
     */
    @Benchmark
    public long json() {
        return dispatch(this.json);
    }

    private long dispatch(MessageHandler handler) {
        offerAndPoll(handler);
        return this.listeners.sum();
    }

    private void offerAndPoll(MessageHandler handler) {
        if (!this.ring.producer.offer(this.message) || this.ring.consumer.poll(handler, 1) != 1) {
            throw new IllegalStateException("the ring has not handed over the message; the figure would mean nothing");
        }
    }
}
