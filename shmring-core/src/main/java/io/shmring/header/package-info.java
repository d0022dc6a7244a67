/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Header blocks: from names and values to the bytes in front of a body, and back. */
@NullMarked
package io.shmring.header;

import org.jspecify.annotations.NullMarked;
