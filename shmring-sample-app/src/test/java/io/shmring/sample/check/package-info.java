/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the check of messages. */
@NullMarked
package io.shmring.sample.check;

import org.jspecify.annotations.NullMarked;
