/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells in the log where the page is, as soon as it answers. */
@Component
class PageAddress {

    private static final Logger logger = LoggerFactory.getLogger(PageAddress.class);

    private final Environment environment;

    PageAddress(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        logger.info("the live figures are at http://localhost:{}/", this.environment.getProperty("local.server.port"));
    }
}
