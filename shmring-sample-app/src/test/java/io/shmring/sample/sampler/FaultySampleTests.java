/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.sample.check.FaultySampleException;
import io.shmring.sample.check.MessageCheck;
import io.shmring.sample.wire.Fault;
import io.shmring.sample.wire.MessageHeader;
import io.shmring.sample.wire.SamplerKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples of this machine, spoiled, before the eyes of the application. */
class FaultySampleTests {

    @ParameterizedTest
    @EnumSource
    void aSampleThatNobodySpoiledIsRight(SamplerKind kind) throws IOException {
        ByteBuffer sample = sample(kind);
        assertThatCode(() -> MessageCheck.requireBody(kind, sample, kind.typeId()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource
    void everyFaultOfEverySamplerIsSeen(SamplerKind kind, Fault fault) throws IOException {
        ByteBuffer sample = sample(kind);
        FaultySample.spoilFigures(fault, sample);
        sample.limit(sample.position() + FaultySample.length(fault, sample.remaining()));
        assertThatExceptionOfType(FaultySampleException.class)
                .isThrownBy(() -> MessageCheck.requireBody(kind, sample, FaultySample.typeId(fault, kind.typeId())))
                .withMessageContaining(
                        switch (fault) {
                            case LENGTH -> "it has " + sample.remaining() + " bytes, not " + (sample.remaining() + 1);
                            case TYPE -> "its type is 65535";
                            case VALUE -> (kind == SamplerKind.MEMORY) ? "total is 18446744073709551615" : "is NaN";
                        });
    }

    static Stream<Arguments> everyFaultOfEverySamplerIsSeen() {
        return Stream.of(SamplerKind.values())
                .flatMap(kind -> Stream.of(Fault.values()).map(fault -> Arguments.of(kind, fault)));
    }

    /** Like a view of a ring: the message does not begin at index 0. */
    private static ByteBuffer sample(SamplerKind kind) throws IOException {
        try (SampleSource source = SampleSource.open(kind)) {
            source.read(System.nanoTime());
            ByteBuffer sample = ByteBuffer.allocate(8 + MessageHeader.SIZE + source.bodySize())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(8);
            MessageHeader.put(sample, 500, false, 77, 1);
            source.writeBody(sample);
            return sample;
        }
    }
}
