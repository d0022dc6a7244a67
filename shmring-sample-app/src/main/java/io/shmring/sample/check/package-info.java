/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Refuses messages of samplers that cannot be right. */
@NullMarked
package io.shmring.sample.check;

import org.jspecify.annotations.NullMarked;
