/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.jmh.ContainerBenchmark.Receiver;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the benchmarks of two threads measure what they say. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // who spins does not see an interrupt
class TwoThreadTests {

    /** More than two rings hold: they have to be drained. */
    private static final int MESSAGES = 2_000;

    @ParameterizedTest
    @EnumSource
    void everyReceiverGetsWhatIsHandedOver(Receiver receiver) {
        ContainerBenchmark benchmark = new ContainerBenchmark();
        benchmark.receiver = receiver;
        benchmark.start();
        try {
            for (int i = 0; i < MESSAGES; i++) {
                benchmark.stream();
            }
            benchmark.handOver();
            assertThat(benchmark.received()).isEqualTo(MESSAGES + 1);
        } finally {
            benchmark.stop();
        }
    }

    @Test
    void aListenerIsTimedIfThereIsARegistry() {
        assertThat(timedOfOne(new ListeningApplication())).isZero();
        assertThat(timedOfOne(new ListeningApplication(ListeningApplication.Metrics.class)))
                .isOne();
    }

    private static long timedOfOne(ListeningApplication application) {
        try (application) {
            assertThat(application.producer().offer(ByteBuffer.allocate(64))).isTrue();
            while (application.received() == 0) {
                Thread.onSpinWait();
            }
            return application.stopAndCountTimed();
        }
    }

    @Test
    void threadsSendToOneRingOrToASlotEach() {
        try (SendingApplication one = SendingApplication.toOneRing();
                SendingApplication slots = SendingApplication.toSlots(2)) {
            assertThat(one.key(0)).isEqualTo(one.key(1));
            assertThat(slots.key(0)).isNotEqualTo(slots.key(1));
            for (int i = 0; i < MESSAGES; i++) {
                one.template().send(one.key(i), ByteBuffer.allocate(64));
                slots.template().send(slots.key(i), ByteBuffer.allocate(64));
            }
        }
    }
}
