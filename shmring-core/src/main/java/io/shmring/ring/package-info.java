/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Writing and reading records. Internal: not part of the API. */
@NullMarked
package io.shmring.ring;

import org.jspecify.annotations.NullMarked;
