/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.ShmRecord;
import io.shmring.spring.annotation.ShmListener;
import java.nio.ByteBuffer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** The second application of the README. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TraderExample {

    volatile long bytes;

    @ShmListener("fills")
    void on(ByteBuffer fill, ShmRecord record) { // no copy, no garbage; valid until return
        this.bytes += fill.remaining();
    }
}
