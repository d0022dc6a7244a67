/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * An exhaustive explorer of the wake-up protocol of {@code docs/wake-up.md}: the roles as machines of {@link
 * io.shmring.model.Step steps} over shared words, with store buffers and a futex, in every interleaving.
 */
@NullMarked
package io.shmring.model;

import org.jspecify.annotations.NullMarked;
