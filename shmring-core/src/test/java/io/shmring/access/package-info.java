/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is accepted at a ring's path, with which rights, and in which directories. */
@NullMarked
package io.shmring.access;

import org.jspecify.annotations.NullMarked;
