/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static io.shmring.killpoint.Setting.CAPACITY;
import static io.shmring.killpoint.Setting.NAME;
import static io.shmring.killpoint.Setting.PRODUCERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmExistsException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.RingFile;
import java.nio.file.Files;
import java.time.Duration;

/** What a dead creator or remover left, and those who come upon it. */
final class Remains {

    private static final int BUILDING = 0;
    private static final int OPEN = 1;
    private static final int ABSENT = -1;

    private final Stage stage;
    private final Setting setting;
    private final ShmOptions options;

    /** Whether what was there before holds a message. */
    private final boolean message;

    Remains(Stage stage) {
        this.stage = stage;
        this.setting = stage.setting();
        this.options = this.setting.options();
        this.message = state() == OPEN;
    }

    private int state() {
        return Files.exists(this.setting.home())
                ? RingFile.map(this.setting.home()).getInt(RingFile.STATE)
                : ABSENT;
    }

    private boolean fits() {
        return RingFile.map(this.setting.home()).getLong(RingFile.CAPACITY) == CAPACITY;
    }

    void openOrCreate() {
        int state = state();
        if (state == OPEN && !fits()) {
            assertThatExceptionOfType(ShmGeometryException.class).isThrownBy(this.stage::consumer);
            this.stage.remove();
        } else {
            use(this.stage.consumer(), state == OPEN && this.message);
        }
    }

    void openOrCreateAnother() {
        if (state() == OPEN) {
            assertThatExceptionOfType(ShmGeometryException.class).isThrownBy(() -> openOrCreate(4 * CAPACITY));
            this.stage.remove();
        } else {
            use(openOrCreate(4 * CAPACITY), false);
        }
    }

    private ShmConsumer openOrCreate(int capacity) {
        return this.setting.many()
                ? this.stage.closing(
                        MpscConsumer.openOrCreate(NAME, PRODUCERS, capacity, this.options), MpscConsumer::close)
                : this.stage
                        .closing(SpscShm.openOrCreate(NAME, capacity, this.options), SpscShm::close)
                        .consumer();
    }

    void create() {
        if (state() == OPEN) {
            assertThatExceptionOfType(ShmExistsException.class).isThrownBy(this::createAnew);
            this.stage.remove();
        } else {
            use(createAnew(), false);
        }
    }

    private ShmConsumer createAnew() {
        return this.setting.many()
                ? this.stage.closing(MpscConsumer.create(NAME, PRODUCERS, CAPACITY, this.options), MpscConsumer::close)
                : this.stage
                        .closing(SpscShm.create(NAME, CAPACITY, this.options), SpscShm::close)
                        .consumer();
    }

    /** A consumer completes what is under construction, and finishes a removal. */
    void connect() {
        int state = state();
        if (state == OPEN || state == BUILDING) {
            use(connectConsumer(), state == OPEN && this.message);
        } else {
            assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(this::connectConsumer);
            this.stage.assertNothingLeft();
        }
    }

    private ShmConsumer connectConsumer() {
        return this.setting.many()
                ? this.stage.closing(MpscConsumer.connect(NAME, this.options), MpscConsumer::close)
                : this.stage
                        .closing(SpscShm.connect(NAME, this.options), SpscShm::close)
                        .consumer();
    }

    /** A producer waits for what others have to repair. */
    void connectProducer() {
        ShmOptions impatient =
                this.options.toBuilder().openTimeout(Duration.ofMillis(20)).build();
        switch (state()) {
            case OPEN -> MpscProducer.connect(NAME, impatient).close();
            case ABSENT ->
                assertThatExceptionOfType(ShmNotFoundException.class)
                        .isThrownBy(() -> MpscProducer.connect(NAME, impatient));
            default ->
                assertThatExceptionOfType(ShmNotReadyException.class)
                        .isThrownBy(() -> MpscProducer.connect(NAME, impatient));
        }
        unlink();
    }

    void unlink() {
        boolean there = state() != ABSENT;
        assertThat(this.setting.many() ? MpscConsumer.unlink(NAME, this.options) : SpscShm.unlink(NAME, this.options))
                .isEqualTo(there);
        this.stage.assertNothingLeft();
    }

    /** What is there now works, for each producer. */
    private void use(ShmConsumer consumer, boolean kept) {
        assertThat(consumer.available()).isEqualTo(kept ? 16 : 0);
        if (kept) {
            assertThat(consumer.poll(
                            (payload, record) ->
                                    assertThat(Message.read(payload, record)).isZero(),
                            10))
                    .isEqualTo(1);
        }
        for (int i = 0; i < consumer.producers(); i++) {
            ShmProducer producer = this.stage.producer(i);
            assertThat(producer.offer(Message.of(i), Message.TYPE)).isTrue();
            int slot = i;
            assertThat(consumer.poll(
                            (payload, record) ->
                                    assertThat(Message.read(payload, record)).isEqualTo(slot),
                            10))
                    .isEqualTo(1);
            producer.close();
        }
        consumer.close();
        this.stage.remove();
    }
}
