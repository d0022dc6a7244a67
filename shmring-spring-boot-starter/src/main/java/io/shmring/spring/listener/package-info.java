/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Containers: one thread per ring that takes its messages to the listener. */
@NullMarked
package io.shmring.spring.listener;

import org.jspecify.annotations.NullMarked;
