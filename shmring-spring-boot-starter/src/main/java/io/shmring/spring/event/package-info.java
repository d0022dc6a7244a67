/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What listener containers tell the application context. */
@NullMarked
package io.shmring.spring.event;

import org.jspecify.annotations.NullMarked;
