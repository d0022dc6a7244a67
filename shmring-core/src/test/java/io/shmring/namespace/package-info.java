/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Processes that see different process numbers, belong to different users, share descriptors or take long to die: who holds a
 * role is for the kernel to say.
 */
@NullMarked
package io.shmring.namespace;

import org.jspecify.annotations.NullMarked;
