/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.sample.process.ChildProcess;
import io.shmring.sample.process.TestRings;
import io.shmring.sample.wire.Command;
import io.shmring.sample.wire.MemorySample;
import io.shmring.sample.wire.MessageHeader;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.sample.wire.StatusMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real sampler process, with the test in the application's place. */
@Timeout(60)
class SamplerProcessTests {

    private static final SamplerKind KIND = SamplerKind.MEMORY;
    private static final long CAPACITY = 64 * 1024;

    private final TestRings rings = new TestRings();

    @AfterEach
    void removeRings() {
        this.rings.close();
    }

    @Test
    void publishesSamplesInItsSlotUntilItsInputEnds() throws Exception {
        try (Application application = new Application();
                ChildProcess sampler = start("--until-input-ends")) {
            application.awaitSample();
            assertThat(application.slot).isEqualTo(KIND.slot());
            assertThat(application.rate).isEqualTo(500);
            assertThat(application.memory).isPositive();
            assertThat(application.pid).isEqualTo(sampler.handle().pid());
            sampler.endInput();
            sampler.awaitEnd();
            assertIsFree(KIND.slot());
        }
    }

    @Test
    void doesWhatItIsTold() throws Exception {
        try (Application application = new Application();
                ChildProcess sampler = start()) {
            application.awaitSample();
            application.send(Command.RATE, 50);
            await().until(() -> application.receive() && application.rate == 50);
            application.send(Command.PAUSE, 0);
            await().until(() -> application.receive() && application.paused);
            int samples = application.samples;
            long messages = application.messages;
            // it tells that it is there, and takes no sample
            await().until(() -> application.receive() && application.messages >= messages + 2);
            assertThat(application.samples).isEqualTo(samples);
            application.send(Command.RESUME, 0);
            await().until(() -> application.receive() && !application.paused && application.samples > samples);
            application.send(Command.RATE, Command.MAX_RATE + 1);
            await().until(() -> application.receive() && sampler.output().contains("ignored a command"));
            assertThat(application.rate).isEqualTo(50);
        }
    }

    @Test
    void survivesTheApplicationsRestart() throws Exception {
        try (ChildProcess sampler = start()) {
            long seen;
            try (Application first = new Application()) {
                first.awaitSample();
                seen = first.sequence;
            }
            try (Application second = new Application()) {
                second.awaitSample();
                assertThat(second.pid).isEqualTo(sampler.handle().pid());
                assertThat(second.sequence).isGreaterThan(seen);
            }
        }
    }

    @Test
    void waitsForItsRingsAndConnectsAgainWhenTheyWereRemoved() throws Exception {
        try (ChildProcess sampler = start()) {
            await().until(() -> sampler.output().contains("waiting"));
            try (Application first = new Application()) {
                first.awaitSample();
                this.rings.close();
                await().until(() -> sampler.output().contains("connecting again"));
            }
            try (Application second = new Application()) {
                second.awaitSample();
                assertThat(second.pid).isEqualTo(sampler.handle().pid());
            }
        }
    }

    @Test
    void waitsWhileAnotherProcessHoldsItsSlot() throws Exception {
        try (Application application = new Application()) {
            MpscProducer other = MpscProducer.connect(this.rings.telemetry(), KIND.slot());
            try (ChildProcess sampler = start()) {
                try (other) {
                    await().until(() -> sampler.output().contains("waiting"));
                }
                application.awaitSample();
            }
        }
    }

    @Test
    void givesItsSlotBackOnSigterm() throws Exception {
        try (Application application = new Application();
                ChildProcess sampler = start()) {
            application.awaitSample();
            sampler.terminate();
            sampler.awaitEnd();
            assertIsFree(KIND.slot());
        }
    }

    @Test
    void losesSamplesRatherThanWaitsWhenTheRingIsFull() throws Exception {
        try (Application application = new Application();
                ChildProcess sampler = start("--rate=" + Command.MAX_RATE)) {
            application.awaitSample();
            await().until(() -> application.freeSpace() < 1024);
            application.awaitLoss();
            assertThat(sampler.isAlive()).isTrue();
        }
    }

    private ChildProcess start(String... options) throws IOException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = KIND.id();
        arguments[1] = "--telemetry=" + this.rings.telemetry();
        arguments[2] = "--commands=" + this.rings.commands(KIND);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return ChildProcess.java(SamplerMain.class, arguments);
    }

    private void assertIsFree(int slot) {
        MpscProducer.connect(this.rings.telemetry(), slot).close();
    }

    /** The application's side of the two rings, and what the last message said. */
    private final class Application implements AutoCloseable {

        private final MpscConsumer consumer =
                MpscConsumer.openOrCreate(SamplerProcessTests.this.rings.telemetry(), SamplerKind.COUNT, CAPACITY);
        private final SpscShm commandRing =
                SpscShm.openOrCreate(SamplerProcessTests.this.rings.commands(KIND), 4096, ShmOptions.defaults());
        private final ShmProducer commands = this.commandRing.producer();
        private int samples;
        private long messages;
        private long lost;
        private int slot;
        private int rate;
        private boolean paused;
        private int pid;
        private long sequence;
        private long memory;

        boolean receive() {
            this.consumer.waitForData(Duration.ofMillis(20));
            this.consumer.poll((payload, record) -> take(payload, record.producer(), record.typeId()), 10_000);
            return true;
        }

        private void take(ByteBuffer payload, int producer, int typeId) {
            assertThat(MessageHeader.isReadable(payload)).isTrue();
            this.messages++;
            this.slot = producer;
            this.rate = MessageHeader.rate(payload);
            this.paused = MessageHeader.isPaused(payload);
            if (MessageHeader.pid(payload) == this.pid) {
                this.lost += MessageHeader.sequence(payload) - this.sequence - 1;
            }
            this.pid = MessageHeader.pid(payload);
            this.sequence = MessageHeader.sequence(payload);
            if (typeId != StatusMessage.TYPE_ID) {
                assertThat(typeId).isEqualTo(KIND.typeId());
                this.memory = MemorySample.total(payload);
                this.samples++;
            }
        }

        void awaitSample() {
            int before = this.samples;
            await().until(() -> receive() && this.samples > before);
        }

        void awaitLoss() {
            await().until(() -> receive() && this.lost > 0);
        }

        long freeSpace() {
            return this.consumer.capacity() - this.consumer.available(KIND.slot());
        }

        void send(Command command, int rate) {
            ByteBuffer message = ByteBuffer.allocate(Command.SIZE).order(ByteOrder.LITTLE_ENDIAN);
            Command.put(message, rate);
            assertThat(this.commands.offer(message, command.typeId())).isTrue();
        }

        @Override
        public void close() {
            this.consumer.close();
            this.commandRing.close();
        }
    }
}
