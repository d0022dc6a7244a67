/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The memory layout: named offsets and typed accessors, nothing else. Internal: not part of the API. */
@NullMarked
package io.shmring.layout;

import org.jspecify.annotations.NullMarked;
