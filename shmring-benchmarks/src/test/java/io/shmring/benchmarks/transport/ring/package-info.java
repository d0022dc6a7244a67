/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** That each ring carries what it is given. */
@NullMarked
package io.shmring.benchmarks.transport.ring;

import org.jspecify.annotations.NullMarked;
