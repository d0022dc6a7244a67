/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shmring.benchmarks.transport.Receiver;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No lost, doubled or cut message passes. */
@Timeout(10)
class DrainTests {

    private static final long END = Sequence.END;

    @Test
    void countsWhatFollowsTheFirstPoll() {
        Figures figures = drain(1, 0, 1, 2, END).window(8, 1);
        assertThat(figures.messages()).isEqualTo(2);
        assertThat(figures.shares()).containsExactly(3);
    }

    @Test
    void refusesAGap() {
        assertThatThrownBy(() -> drain(1, 0, 1, 3, END).window(8, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("message 3 was received, expected is 2");
    }

    @Test
    void refusesAMessageThatComesTwice() {
        assertThatThrownBy(() -> drain(1, 0, 1, 1, END).window(8, 1)).hasMessageContaining("message 1 was received");
    }

    @Test
    void refusesAMessageOfAnotherLength() {
        assertThatThrownBy(() -> drain(1, 0, END).window(64, 1)).hasMessageContaining("8 bytes, expected are 64");
    }

    @Test
    void checksEachSenderByItself() {
        Figures figures = drain(
                        2, 0, Sequence.of(1, 0), 1, END, Sequence.of(1, 1), Sequence.of(1, 2), Sequence.of(1, END))
                .window(8, 1);
        assertThat(figures.shares()).containsExactly(2, 3);
        assertThatThrownBy(() -> drain(2, 0, Sequence.of(1, 1)).window(8, 1)).hasMessageContaining("sender 1");
    }

    @Test
    void beginsEachWindowAnew() {
        Drain drain = drain(1, 0, 1, END, 0, 1, 2, END);
        assertThat(drain.window(8, 1).shares()).containsExactly(2);
        assertThat(drain.window(8, 1).shares()).containsExactly(3);
    }

    private static Drain drain(int senders, long... sequences) {
        List<Long> boxed = Arrays.stream(sequences).boxed().toList();
        return new Drain(new Script(new ArrayDeque<>(boxed)), senders);
    }

    /** Hands out one message with each poll. */
    private record Script(ArrayDeque<Long> sequences) implements Receiver {

        @Override
        public int poll(Sink sink) {
            sink.onMessage(this.sequences.remove(), 8);
            return 1;
        }

        @Override
        public void close() {}
    }
}
