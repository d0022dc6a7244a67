/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** From a listener to its container: endpoints, the container factory, and the registry of all containers. */
@NullMarked
package io.shmring.spring.config;

import org.jspecify.annotations.NullMarked;
