/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Says at a failed start what is wrong with the rings and what to do. */
@NullMarked
package io.shmring.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
