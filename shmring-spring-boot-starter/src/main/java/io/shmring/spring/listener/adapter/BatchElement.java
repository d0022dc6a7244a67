/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Makes an element of a batch. */
interface BatchElement {

    /**
     * Copies a message.
     *
     * @throws org.springframework.messaging.converter.MessageConversionException if its payload cannot be converted
     */
    Object of(ByteBuffer payload, ShmRecord record);
}
