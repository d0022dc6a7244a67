/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The page with the live figures, and the requests behind it. */
@NullMarked
package io.shmring.sample.web;

import org.jspecify.annotations.NullMarked;
