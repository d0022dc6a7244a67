/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The second example of the README. */
final class ManyProducersExample {

    private ManyProducersExample() {}

    static List<String> run(String name) {
        List<String> seen = new ArrayList<>();
        try (MpscConsumer all = MpscConsumer.create(name, 3, 1 << 20); // three slots, a ring each
                MpscProducer mine = MpscProducer.connect(name); // the first free slot
                MpscProducer other = MpscProducer.connect(name, 2)) { // or a certain one
            mine.offer(ByteBuffer.wrap("from a".getBytes(UTF_8)));
            other.offer(ByteBuffer.wrap("from b".getBytes(UTF_8)));
            all.poll((payload, record) -> seen.add(record.producer() + " " + UTF_8.decode(payload)), 10);
        }
        return seen;
    }
}
