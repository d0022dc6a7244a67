/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What rings need of the host and do not get: room, descriptors, addresses, system calls, a library, the file at its path. Each
 * lack is an error that says what to do, and nothing taken half-way is kept.
 */
@NullMarked
package io.shmring.resource;

import org.jspecify.annotations.NullMarked;
