/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader makes of blocks that other writers wrote, well or not. */
class HeaderBlockDecoderTests {

    private static final String START = "\1\0\40\0";

    @Test
    void entriesEndAtANameOfNoBytes() {
        assertThat(decode(START + "\1\0\1\0ab" + "\0\0\1\0x" + "\1\0\1\0cd")).isEqualTo("{a=b}");
        assertThat(decode(START + "\0\0\0\0" + "\1\0\1\0cd")).isEqualTo("{}");
    }

    @Test
    void entriesEndWhereLessThanAStartIsLeft() {
        assertThat(decode(START + "\1\0\1\0ab" + "\1\0")).isEqualTo("{a=b}");
        assertThat(decode(START + "\1\0\1\0ab" + "\1\0\1")).isEqualTo("{a=b}");
        assertThat(decode(START + "\1\0\1\0ab")).isEqualTo("{a=b}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\3\0\0\0cd", // its name goes beyond the block
                "\1\0\2\0cd", // its value does
                "\u00FF\u00FF\u00FF\u00FFcd", // both do, by far
                "\1\0\u00FF\u00FFcd"
            })
    void anEntryBeyondTheBlockIsNoneNorIsAnythingBehindIt(String broken) {
        assertThat(decode(START + "\1\0\1\0ab" + broken)).isEqualTo("{a=b}");
    }

    @Test
    void anEntryThatReachesTheEndIsOne() {
        assertThat(decode(START + "\1\0\1\0ab" + "\1\0\0\0c")).isEqualTo("{a=b, c=}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\2", "\u00FF"})
    void ofAnUnknownVersionNothingIsRead(String version) {
        assertThat(decode(version + "\0\20\0" + "\1\0\1\0ab" + "\0\0")).isEqualTo("{}");
    }

    @Test
    void reservedBytesAndTheSizeWithinDoNotMatter() {
        assertThat(decode("\1\u00FF\u00FF\u00FF" + "\1\0\1\0ab")).isEqualTo("{a=b}");
    }

    @Test
    void anEntryWhoseNameIsNoTextIsLeftOutAlone() {
        assertThat(decode(START + "\1\0\1\0\u00FFb" + "\2\0\1\0\u00C3\u0028x" + "\1\0\1\0cd"))
                .isEqualTo("{c=d}");
    }

    @Test
    void ofANameThatOccursAgainTheLastValueCounts() {
        assertThat(decode(START + "\1\0\1\0ab" + "\1\0\1\0cd" + "\1\0\1\0ae")).isEqualTo("{a=e, c=d}");
    }

    @Test
    void noBytesAtAllAreNoEntries() {
        assertThat(decode("")).isEqualTo("{}");
        assertThat(decode("\1\0\10")).isEqualTo("{}");
        assertThat(decode("\1\0\10\0")).isEqualTo("{}");
    }

    /** Whatever it was: it is never an exception, and it can be written again in no more room. */
    @Test
    void whatWasReadCanBeWritten() {
        Random random = new Random(11);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] block = new byte[8 * (1 + random.nextInt(20))];
            for (int j = 0; j < block.length; j++) {
                block[j] = (byte) random.nextInt(random.nextBoolean() ? 1 : random.nextBoolean() ? 4 : 256);
            }
            block[0] = 1;
            HeaderBlockEncoder encoder = new HeaderBlockEncoder();
            Map<String, byte[]> read = HeaderBlockDecoder.decode(block);
            read.forEach(encoder::put);
            byte[] again = encoder.encode();
            assertThat(again.length).isLessThanOrEqualTo(block.length);
            assertThat(text(HeaderBlockDecoder.decode(again))).isEqualTo(text(read));
            found += read.size();
        }
        assertThat(found).isGreaterThan(500);
    }

    private static String decode(String block) {
        return text(HeaderBlockDecoder.decode(block.getBytes(ISO_8859_1)));
    }

    private static String text(Map<String, byte[]> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + new String(entry.getValue(), ISO_8859_1))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
