/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.ShmRecord;
import io.shmring.spring.annotation.ShmHandler;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.listener.BatchListenerFailedException;
import io.shmring.spring.support.Acknowledgment;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmTypeIds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.handler.annotation.Header;

/** The listeners of docs/spring.md. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ListeningExample.Desk.class)
class ListeningExample {

    final List<String> seen = new CopyOnWriteArrayList<>();

    @ShmListener("ticks")
    void tick(ByteBuffer tick, ShmRecord record) { // no copy, no garbage; valid until return
        if (record.typeId() == 7) {
            price(tick.getLong(tick.position() + 8)); // absolute access counts from position()
        }
    }

    @ShmListener("telemetry")
    void sample(Sample sample, @Header(ShmHeaders.PRODUCER) int slot) { // from JSON
        store(slot, sample.celsius());
    }

    @ShmListener(ring = "audit", batch = "true")
    void audit(List<Order> orders) { // of one producer, at most poll-limit
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).quantity() < 0) {
                throw new BatchListenerFailedException("negative quantity", i); // those before it are done
            }
            store(orders.get(i));
        }
    }

    @ShmListener(ring = "payments", ackMode = "manual")
    void payment(Order order, Acknowledgment acknowledgment) {
        if (isBankOpen()) {
            pay(order);
            acknowledgment.acknowledge();
        } else {
            acknowledgment.nack(Duration.ofMillis(100)); // stays in the ring, comes again
        }
    }

    /** Several types in one ring. */
    @ShmListener("desk")
    static class Desk {

        final List<String> seen = new CopyOnWriteArrayList<>();

        @ShmHandler
        void order(Order order) {
            this.seen.add("order " + order.id());
        }

        @ShmHandler
        void fill(Fill fill) {
            this.seen.add("fill " + fill.id());
        }

        @ShmHandler(isDefault = true)
        void other(byte[] payload, ShmRecord record) {
            this.seen.add("type " + record.typeId());
        }
    }

    @Bean
    ShmTypeIds typeIds() { // the same on both sides
        return ShmTypeIds.builder().map(1, Order.class).map(2, Fill.class).build();
    }

    record Sample(double celsius) {}

    private void price(long price) {
        this.seen.add("price " + price);
    }

    private void store(int slot, double celsius) {
        this.seen.add("sample of " + slot + ": " + celsius);
    }

    private void store(Order order) {
        this.seen.add("stored " + order.id());
    }

    private boolean isBankOpen() {
        return this.seen.contains("closed") || !this.seen.add("closed"); // opens at the second attempt
    }

    private void pay(Order order) {
        this.seen.add("paid " + order.id());
    }
}
