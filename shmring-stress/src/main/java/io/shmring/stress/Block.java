/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import io.shmring.layout.ControlBlock;
import io.shmring.layout.RingLayout;
import io.shmring.layout.Side;
import java.nio.ByteBuffer;

/**
 * A control block in private memory, which is all that a gate and a sleeper need. Lent from a pool, since memory outside the
 * heap is dear; its words are put back when it is taken.
 */
final class Block {

    private static final Pool<Block> POOL = new Pool<>(Block::new);

    final ControlBlock control = new ControlBlock(
            ByteBuffer.allocateDirect(2 * RingLayout.HEADER_SIZE).alignedSlice(64));

    private Block() {}

    static Block take() {
        Block block = POOL.take();
        block.control.headVolatile(0);
        block.control.tailVolatile(0);
        block.control.wantOpaque(0);
        block.control.armVolatile(Side.DATA, 0);
        block.control.armVolatile(Side.SPACE, 0);
        return block;
    }

    void giveBack() {
        POOL.give(this);
    }
}
