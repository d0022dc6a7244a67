/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The life cycle of {@code docs/life-cycle.md}, explored: processes as machines of {@link io.shmring.model.lifecycle.Step
 * steps} over a directory, files and locks, in every interleaving, with deaths at any step.
 */
@NullMarked
package io.shmring.model.lifecycle;

import org.jspecify.annotations.NullMarked;
