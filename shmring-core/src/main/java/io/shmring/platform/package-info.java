/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The Linux kernel's interface: files, mappings, locks, futexes, barriers. The only package that imports JNA. Internal: not
 * part of the API.
 */
@NullMarked
package io.shmring.platform;

import org.jspecify.annotations.NullMarked;
