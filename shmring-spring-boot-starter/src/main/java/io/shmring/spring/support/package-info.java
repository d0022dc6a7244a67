/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Header names and payload conversion. */
@NullMarked
package io.shmring.spring.support;

import org.jspecify.annotations.NullMarked;
