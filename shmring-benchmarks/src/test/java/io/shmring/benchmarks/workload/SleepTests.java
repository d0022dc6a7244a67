/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing but silence is measured as such. */
@Timeout(10)
class SleepTests {

    @Test
    void tellsTimesOfTheWindow() {
        Figures figures = sleep(Sequence.END).window(8, 1);
        assertThat(figures.messages()).isEqualTo(1);
        assertThat(figures.nanos()).isPositive();
        assertThat(Objects.requireNonNull(figures.cpu()).threadNanos()).isPositive();
    }

    @Test
    void refusesAMessageOfAnotherKind() {
        assertThatThrownBy(() -> sleep(3).window(8, 1)).hasMessageContaining("message 3 of 8 bytes was received");
    }

    @Test
    void refusesAMessageOfAnotherLength() {
        assertThatThrownBy(() -> sleep(Sequence.END).window(64, 1)).hasMessageContaining("of 64 bytes");
    }

    @Test
    void refusesAMessageTooMany() {
        assertThatThrownBy(() -> sleep(Sequence.END, Sequence.END).window(8, 1))
                .hasMessageContaining("2 messages were received, expected is one");
    }

    @Test
    void silenceEndsWithOneMessage() {
        List<String> sent = new ArrayList<>();
        Figures figures = new Silence(new Recorder(sent)).window(8, 3);
        assertThat(sent).containsExactly(Sequence.END + " of 8", "flush");
        assertThat(figures.nanos()).isGreaterThanOrEqualTo(3_000_000);
    }

    private static Sleep sleep(long... sequences) {
        return new Sleep(new Alarm(sequences));
    }

    /** Wakes at once, with these messages. */
    private record Alarm(long[] sequences) implements Receiver {

        @Override
        public int poll(Sink sink) {
            throw new UnsupportedOperationException("who polls does not sleep");
        }

        @Override
        public int await(Sink sink) {
            for (long sequence : this.sequences) {
                sink.onMessage(sequence, 8);
            }
            return this.sequences.length;
        }

        @Override
        public void close() {}
    }

    private record Recorder(List<String> sent) implements Sender {

        @Override
        public void send(long sequence, int length) {
            this.sent.add(sequence + " of " + length);
        }

        @Override
        public void flush() {
            this.sent.add("flush");
        }

        @Override
        public void close() {}
    }
}
