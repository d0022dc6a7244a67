/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.spring.core.ShmTemplate;

/** Changes the auto-configured template. Declare a bean of this type. */
@FunctionalInterface
public interface ShmTemplateCustomizer {

    /**
     * Changes the template.
     *
     * @param template set up as configured, before anybody uses it
     */
    void customize(ShmTemplate template);
}
