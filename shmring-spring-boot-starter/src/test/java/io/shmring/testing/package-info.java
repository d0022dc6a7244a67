/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What tests share: names of rings, records. */
@NullMarked
package io.shmring.testing;

import org.jspecify.annotations.NullMarked;
