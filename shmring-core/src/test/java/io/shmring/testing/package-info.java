/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What tests share: names, child processes, payloads. */
@NullMarked
package io.shmring.testing;

import org.jspecify.annotations.NullMarked;
