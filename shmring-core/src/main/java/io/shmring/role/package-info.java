/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Roles: who may produce and consume, and how a role ends while its owner works. Internal: not part of the API. */
@NullMarked
package io.shmring.role;

import org.jspecify.annotations.NullMarked;
