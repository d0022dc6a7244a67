/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Declares listener methods. */
@NullMarked
package io.shmring.spring.annotation;

import org.jspecify.annotations.NullMarked;
