/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcTextTests {

    @Test
    void walksOverLinesAndFields() {
        ProcText text = text("cpu  12 345\nMemTotal:       99 kB\n");
        assertThat(text.nextLine()).isTrue();
        assertThat(text.field()).isEqualTo("cpu");
        assertThat(text.number()).isEqualTo(12);
        assertThat(text.number()).isEqualTo(345);
        assertThat(text.nextLine()).isTrue();
        assertThat(text.acceptField("MemTotal")).isTrue();
        assertThat(text.number()).isEqualTo(99);
        assertThat(text.nextLine()).isFalse();
    }

    @Test
    void readsMissingFieldsAsZeroWithoutLeavingTheLine() {
        ProcText text = text("a 1\nb 2");
        text.nextLine();
        text.skipFields(2);
        assertThat(text.number()).isZero();
        text.skipFields(9);
        assertThat(text.field()).isEmpty();
        assertThat(text.nextLine()).isTrue();
        assertThat(text.field()).isEqualTo("b");
    }

    @Test
    void readsWhatIsNoNumberAsZeroAndStepsOverIt() {
        ProcText text = text("12x -7 8");
        text.nextLine();
        assertThat(text.number()).isZero();
        assertThat(text.number()).isZero();
        assertThat(text.number()).isEqualTo(8);
    }

    @Test
    void readsTheLargestCounterOfTheKernel() {
        ProcText text = text("18446744073709551615");
        text.nextLine();
        assertThat(Long.toUnsignedString(text.number())).isEqualTo("18446744073709551615");
    }

    @Test
    void acceptsOnlyWholeFields() {
        ProcText text = text("MemFreeze: 1");
        text.nextLine();
        assertThat(text.acceptField("MemFree")).isFalse();
        assertThat(text.accept("MemFree")).isTrue();
        assertThat(text.atFieldEnd()).isFalse();
    }

    @Test
    void separatesANameFromANumberThatFollowsItsColonAtOnce() {
        ProcText text = text("  eth0:77401056    3070");
        text.nextLine();
        assertThat(text.field()).isEqualTo("eth0");
        assertThat(text.number()).isEqualTo(77401056);
    }

    private static ProcText text(String text) {
        return new ProcText(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
