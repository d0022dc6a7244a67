/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.check;

import io.shmring.sample.wire.MessageHeader;
import io.shmring.sample.wire.SamplerKind;
import java.nio.ByteBuffer;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * A message that cannot be right. It will not be at the next attempt either, so this is one of the exceptions after which a
 * listener is not called again: the message becomes a dead letter at once.
 */
public final class FaultySampleException extends MessageConversionException {

    private static final long serialVersionUID = 1L;

    FaultySampleException(String reason) {
        super(reason);
    }

    FaultySampleException(SamplerKind sender, ByteBuffer message, String reason) {
        this(sender.id() + " message " + MessageHeader.sequence(message) + " of process " + MessageHeader.pid(message)
                + ": " + reason);
    }
}
