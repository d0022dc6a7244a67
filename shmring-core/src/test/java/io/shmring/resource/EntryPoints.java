/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import java.nio.file.Path;
import java.time.Duration;

/** Every way into the library, for a JVM to which something is denied. What a call opens it closes. */
final class EntryPoints {

    static final int CAPACITY = 1 << 16;
    static final int PRODUCERS = 3;

    /** Where nothing exists yet; the names of the cases below. */
    static final String[] ALL = {
        "create",
        "openOrCreate",
        "connect",
        "unlink",
        "forceUnlink",
        "createSystem",
        "openOrCreateSystem",
        "connectConsumer",
        "connectProducer",
        "connectSlot",
        "unlinkSystem",
        "forceUnlinkSystem",
        "inspect"
    };

    String enter(String point, String name, String directory) {
        ShmOptions options = ShmOptions.builder()
                .directory(Path.of(directory))
                .openTimeout(Duration.ofMillis(50))
                .build();
        switch (point) {
            case "create" -> SpscShm.create(name, CAPACITY, options).close();
            case "openOrCreate" -> SpscShm.openOrCreate(name, CAPACITY, options).close();
            case "connect" -> SpscShm.connect(name, options).close();
            case "unlink" -> SpscShm.unlink(name, options);
            case "forceUnlink" -> SpscShm.forceUnlink(name, options);
            case "createSystem" ->
                MpscConsumer.create(name, PRODUCERS, CAPACITY, options).close();
            case "openOrCreateSystem" ->
                MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY, options).close();
            case "connectConsumer" -> MpscConsumer.connect(name, options).close();
            case "connectProducer" -> MpscProducer.connect(name, options).close();
            case "connectSlot" ->
                MpscProducer.connect(name, PRODUCERS - 1, options).close();
            case "unlinkSystem" -> MpscConsumer.unlink(name, options);
            case "forceUnlinkSystem" -> MpscConsumer.forceUnlink(name, options);
            case "inspect" -> ShmInspector.open(name, options).close();
            case "produce" -> {
                try (SpscShm ring = SpscShm.connect(name, options)) {
                    ring.producer().close();
                }
            }
            case "consume" -> {
                try (SpscShm ring = SpscShm.connect(name, options)) {
                    ring.consumer().close();
                }
            }
            default -> throw new IllegalArgumentException(point);
        }
        return "done";
    }
}
