/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the readers, with recorded texts. */
@NullMarked
package io.shmring.sample.procfs;

import org.jspecify.annotations.NullMarked;
