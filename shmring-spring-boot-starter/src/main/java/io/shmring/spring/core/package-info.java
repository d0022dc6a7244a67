/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The declared rings of an application, their life cycle, and the template that sends to them. */
@NullMarked
package io.shmring.spring.core;

import org.jspecify.annotations.NullMarked;
