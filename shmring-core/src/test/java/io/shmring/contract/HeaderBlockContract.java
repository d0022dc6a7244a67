/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.shmring.ShmHeaderBlock;
import io.shmring.ShmRecord;
import io.shmring.ShmRemovedException;
import io.shmring.ShmSuspendedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages with a header block, sent and read. */
abstract class HeaderBlockContract extends ContractTest {

    private static final ShmHeaderBlock BLOCK = ShmHeaderBlock.builder()
            .put("from", "here")
            .put("bytes", new byte[] {1, 0, -1})
            .build();

    private static final ShmHeaderBlock EMPTY = ShmHeaderBlock.builder().build();

    @Test
    void blockAndBodyArriveAsSent() {
        ByteBuffer body = text("<body>");
        body.position(1).limit(5);
        assertThat(this.producer.offer(body, BLOCK, 7)).isTrue();
        assertThat(this.producer.offer(text("correlated"), BLOCK, 0xFFFF, -1)).isTrue();
        assertThat(this.producer.offer(text("plain"), 3)).isTrue();
        assertThat(this.producer.offer(text("of no headers"), EMPTY, 4)).isTrue();
        assertThat(body.position()).isEqualTo(1);
        assertThat(body.limit()).isEqualTo(5);

        List<String> seen = new ArrayList<>();
        List<ShmHeaderBlock> blocks = new ArrayList<>();
        this.consumer.poll(
                (payload, record) -> {
                    blocks.add(ShmHeaderBlock.read(payload, record));
                    seen.add(body(payload, record) + " " + record.typeId() + " " + record.correlation() + " "
                            + record.headerBlockLength() + " " + record.length());
                },
                10);
        assertThat(seen)
                .containsExactly(
                        "body 7 0 32 36", "correlated 65535 -1 32 42", "plain 3 0 0 5", "of no headers 4 0 8 21");
        assertThat(blocks).containsExactly(BLOCK, BLOCK, EMPTY, EMPTY);
        assertThat(blocks.get(0).text("from")).isEqualTo("here");
        assertThat(blocks.get(0).bytes("bytes")).containsExactly(1, 0, -1);
        assertThat(ring().published()).isEqualTo(4);
    }

    @Test
    void readingLeavesThePayloadAsItIs() {
        this.producer.offer(text("body"), BLOCK, 0);
        ByteBuffer view = peek();
        int position = view.position();
        ShmHeaderBlock.read(view, this.consumer.record());
        assertThat(view.position()).isEqualTo(position);
        assertThat(view.remaining()).isEqualTo(36);

        ByteBuffer copy = ByteBuffer.allocate(64).position(5).put(view).flip().position(5);
        assertThat(ShmHeaderBlock.read(copy, this.consumer.record())).isEqualTo(BLOCK);
    }

    @Test
    void aPayloadWhoseBlockIsReadAlreadyIsRefused() {
        this.producer.offer(text("body"), BLOCK, 0);
        ByteBuffer view = peek();
        view.position(view.position() + this.consumer.record().headerBlockLength());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShmHeaderBlock.read(view, this.consumer.record()))
                .withMessageContaining(this.name)
                .withMessageContaining("4 bytes of a payload of 36 are left");
    }

    @Test
    void blocksOfMessagesSurviveManyWraps() {
        for (int i = 0; i < 1000; i++) {
            ShmHeaderBlock block = ShmHeaderBlock.builder()
                    .put("number", "" + i)
                    .put("filling", new byte[i % 300])
                    .build();
            String body = "b".repeat(i % 77);
            assertThat(this.producer.offer(text(body), block, 0, i)).isTrue();
            ByteBuffer view = peek();
            assertThat(ShmHeaderBlock.read(view, this.consumer.record())).isEqualTo(block);
            assertThat(body(view, this.consumer.record())).isEqualTo(body);
            this.consumer.release();
        }
        assertThat(ring().head() - this.start).isGreaterThan(10 * CAPACITY);
    }

    @Test
    void theLengthLimitCountsTheBlock() {
        int longest = MAX_LENGTH - BLOCK.size();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.producer.offer(ByteBuffer.allocate(longest + 1), BLOCK, 0))
                .withMessageContaining(this.name)
                .withMessageContaining(" " + (MAX_LENGTH + 1) + " bytes")
                .withMessageContaining(" " + MAX_LENGTH + " ");
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.offer(text("m"), BLOCK, 0x10000));
        assertThatNullPointerException().isThrownBy(() -> this.producer.offer(text("m"), null, 0));
        assertThat(this.producer.offer(ByteBuffer.allocate(longest), BLOCK, 0, 1))
                .isTrue();
        assertThat(peek().remaining()).isEqualTo(MAX_LENGTH);
        this.consumer.release();

        ShmHeaderBlock tooLong =
                ShmHeaderBlock.builder().put("n", new byte[MAX_LENGTH]).build();
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.offer(text(""), tooLong, 0));
        assertThat(ring().published()).isEqualTo(1);
    }

    @Test
    void fullIsAResult() {
        int sent = 0;
        while (this.producer.offer(ByteBuffer.allocate(24), BLOCK, 0)) {
            sent++;
        }
        assertThat(sent).isEqualTo(CAPACITY / 64);
        assertThat(ring().stalls()).isEqualTo(1);
        peek();
        this.consumer.release();
        assertThat(this.producer.offer(ByteBuffer.allocate(24), BLOCK, 0)).isTrue();
    }

    @Test
    void isPublishedWithWhatWasFinishedBefore() {
        claim(8).putLong(1);
        this.producer.append(8);
        assertThat(this.producer.offer(text("body"), BLOCK, 0)).isTrue();
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(2);
    }

    @Test
    void isRefusedWithAnOpenClaimAndByAHandleThatCannotSend() {
        claim(8);
        assertThatIllegalStateException().isThrownBy(() -> this.producer.offer(text("m"), BLOCK, 0));
        this.producer.abandon();
        this.producer.suspend();
        assertThatExceptionOfType(ShmSuspendedException.class)
                .isThrownBy(() -> this.producer.offer(text("m"), BLOCK, 0));
        this.producer.resume();
        this.ends.removeByForce();
        assertThat(this.producer.isCurrent()).isFalse();
        assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> this.producer.offer(text("m"), BLOCK, 0));
        this.producer.close();
        assertThatIllegalStateException().isThrownBy(() -> this.producer.offer(text("m"), BLOCK, 0));
        assertThat(this.consumer.available()).isZero();
    }

    private static String body(ByteBuffer payload, ShmRecord record) {
        ByteBuffer body = payload.duplicate();
        return read(body.position(body.position() + record.headerBlockLength()));
    }
}
