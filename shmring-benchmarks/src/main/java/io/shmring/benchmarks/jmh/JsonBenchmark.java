/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.support.ShmMessageConverters;
import java.nio.ByteBuffer;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the template adds to an offer: the lookup of the ring and the turn on its producer, and then the conversion. Each
 * method sends the same bytes to the same ring and polls them.
 */
@State(Scope.Thread)
public class JsonBenchmark extends SingleOperation {

    private static final String KEY = "readings";

    private final MessageHandler handler = (payload, record) -> this.sum += payload.remaining();

    private ShmRings rings;
    private ShmTemplate template;
    private ShmProducer producer;
    private ShmConsumer consumer;
    private ByteBuffer json;
    private long sum;

    /** Opens a ring as the starter does, removed on close. */
    @Setup
    public void open() {
        JsonMapper mapper = JsonMapper.builder().build();
        this.rings = new ShmRings(List.of(DeclaredRings.spsc(KEY)));
        this.template = new ShmTemplate(
                this.rings, new ShmMessageConverters(new JacksonJsonMessageConverter(mapper)).asConverter());
        ShmRing ring = this.rings.get(KEY);
        this.producer = ring.producer();
        this.consumer = ring.consumer();
        byte[] bytes = mapper.writeValueAsBytes(Reading.EXAMPLE);
        this.json = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Closes and removes the ring. */
    @TearDown
    public void close() {
        this.rings.close();
    }

    /**
     * The bytes, by the core.
     *
     * @return the sum, for the compiler to keep what makes it
     */
    @Benchmark
    public long offer() {
        this.producer.offer(this.json);
        return poll();
    }

    /**
     * The bytes, by the template.
     *
     * @return as in {@link #offer()}
     */
    @Benchmark
    public long send() {
        this.template.send(KEY, this.json);
        return poll();
    }

    /**
     * The object, by the template.
     *
     * @return as in {@link #offer()}
     */
    @Benchmark
    public long convertAndSend() {
        this.template.convertAndSend(KEY, Reading.EXAMPLE);
        return poll();
    }

    private long poll() {
        if (this.consumer.poll(this.handler, 1) != 1) {
            throw new IllegalStateException("the ring has not handed over the message; the figure would mean nothing");
        }
        return this.sum;
    }
}
