/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.deadletter;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.support.ShmHeaders;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/**
 * Receives what the telemetry listener refused. The payload is the message as it came; why it is here stands in the headers
 * that it got on its way.
 */
@Component
class DeadLetterListener {

    private final DeadLetters letters;

    DeadLetterListener(DeadLetters letters) {
        this.letters = letters;
    }

    @ShmListener("telemetry-rejected")
    void on(
            byte[] message,
            @Header(ShmHeaders.TYPE_ID) int typeId,
            @Header(ShmHeaders.DLT_ORIGINAL_PRODUCER) int slot,
            @Header(ShmHeaders.DLT_TIMESTAMP) String time,
            @Header(ShmHeaders.DLT_ATTEMPTS) int attempts,
            @Header(ShmHeaders.DLT_EXCEPTION_FQCN) String exception,
            @Header(name = ShmHeaders.DLT_EXCEPTION_MESSAGE, required = false) @Nullable String reason) {
        this.letters.add(new DeadLetter(
                Instant.parse(time),
                slot,
                typeId,
                message.length,
                attempts,
                (reason != null) ? reason : exception,
                HexFormat.of().formatHex(message, 0, Math.min(message.length, DeadLetter.START))));
    }
}
