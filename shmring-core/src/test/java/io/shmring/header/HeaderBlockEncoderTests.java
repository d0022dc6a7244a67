/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shmring.ShmHeaderBlock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A block as its writer builds it: its bytes and its limits. */
class HeaderBlockEncoderTests {

    @Test
    void bytesAreThoseOfTheWireFormat() {
        ShmHeaderBlock block = ShmHeaderBlock.builder()
                .put("key", "value")
                .put("ü", new byte[0])
                .put("b", new byte[] {-1, 0})
                .build();
        assertThat(bytes(block))
                .isEqualTo(("\1\0\40\0" + "\3\0\5\0keyvalue" + "\2\0\0\0\u00C3\u00BC" + "\1\0\2\0b\u00FF\0" + "\0\0\0")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBlockWithoutEntriesIsEightBytes() {
        ShmHeaderBlock block = ShmHeaderBlock.builder().build();
        assertThat(bytes(block)).containsExactly(1, 0, 8, 0, 0, 0, 0, 0);
        assertThat(block.names()).isEmpty();
        assertThat(block.text("any")).isNull();
        assertThat(block.bytes("any")).isNull();
    }

    @Test
    void aFullLastWordNeedsNoFilling() {
        ShmHeaderBlock block = ShmHeaderBlock.builder().put("name", "1234").build();
        assertThat(block.size()).isEqualTo(16);
        assertThat(ShmHeaderBlock.builder().put("name", "12345").build().size()).isEqualTo(24);
    }

    @Test
    void writesWhereItIsToldWhateverTheOrder() {
        ShmHeaderBlock block = ShmHeaderBlock.builder().put("a", "b").build();
        ByteBuffer target = ByteBuffer.allocate(40).position(7);
        block.writeTo(target, 16);
        assertThat(target.position()).isEqualTo(7);
        assertThat(target.get(15)).isZero();
        assertThat(target.get(16)).isEqualTo((byte) 1);
        assertThat(target.get(18)).isEqualTo((byte) 16);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> block.writeTo(target, 32));
    }

    @Test
    void aNamePutAgainKeepsItsPlaceAndHasTheLastValue() {
        ShmHeaderBlock block = ShmHeaderBlock.builder()
                .put("a", "1")
                .put("b", "2")
                .put("a", "3")
                .build();
        assertThat(block.names()).containsExactly("a", "b");
        assertThat(block.text("a")).isEqualTo("3");
        assertThat(block).hasToString("[a: 1 bytes, b: 1 bytes]");
    }

    @Test
    void blocksOfTheSameEntriesAreEqual() {
        ShmHeaderBlock block =
                ShmHeaderBlock.builder().put("a", "1").put("b", "2").build();
        assertThat(block)
                .isEqualTo(block.toBuilder().build())
                .hasSameHashCodeAs(block.toBuilder().build())
                .isNotEqualTo(block.toBuilder().put("b", "3").build())
                .isNotEqualTo(
                        ShmHeaderBlock.builder().put("b", "2").put("a", "1").build());
    }

    @Test
    void nobodyChangesWhatWasBuilt() {
        byte[] value = {1};
        ShmHeaderBlock.Builder builder = ShmHeaderBlock.builder().put("a", value);
        ShmHeaderBlock block = builder.build();
        byte[] before = bytes(block);
        value[0] = 2;
        block.bytes("a")[0] = 2;
        builder.put("a", "x").put("b", "y");
        builder.build();
        assertThat(block.bytes("a")).containsExactly(1);
        assertThat(block.names()).containsExactly("a");
        assertThat(bytes(block)).isEqualTo(before);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> block.names().clear());
    }

    @Test
    void theLongestBlockIsTheLastThatItsSizeCanSay() {
        int longest = 65528 - 4 - 4 - 1;
        assertThat(ShmHeaderBlock.builder().put("n", new byte[longest]).build().size())
                .isEqualTo(65528);
        ShmHeaderBlock.Builder longer = ShmHeaderBlock.builder().put("n", new byte[longest + 1]);
        assertThatIllegalArgumentException()
                .isThrownBy(longer::build)
                .withMessageContaining("1 headers has 65536 bytes")
                .withMessageContaining("65528");
    }

    @Test
    void aBlockLongerThanAnIntSaysSo() {
        HeaderBlockEncoder many = new HeaderBlockEncoder();
        byte[] value = new byte[65535];
        for (int i = 0; i < 40_000; i++) {
            many.put("" + i, value);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(many::encode)
                .withMessageContaining("40000 headers has 2621748896 bytes");
    }

    @Test
    void namesAndValuesThatFitNowhereAreRefusedAtOnce() {
        ShmHeaderBlock.Builder builder = ShmHeaderBlock.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("", "value"))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("ü".repeat(32768), "value"))
                .withMessageContaining("65536 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("trace", new byte[65536]))
                .withMessageContaining("'trace'")
                .withMessageContaining("65536 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("half \uD800", "value"))
                .withMessageContaining("half a character");
        assertThat(builder.build().names()).isEmpty();
    }

    private static byte[] bytes(ShmHeaderBlock block) {
        ByteBuffer target = ByteBuffer.allocate(block.size());
        block.writeTo(target, 0);
        return target.array();
    }
}
