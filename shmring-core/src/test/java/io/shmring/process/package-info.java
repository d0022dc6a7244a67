/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What rings promise between processes: real JVMs that start, sleep, stop and die. */
@NullMarked
package io.shmring.process;

import org.jspecify.annotations.NullMarked;
