/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Death at any instruction. A child JVM runs production classes in which a call stands before and behind each effect that
 * another process can see; at one of these places, and each in its turn, it kills itself, and those who are left look
 * whether the promise holds. Production code knows nothing of it: the calls are woven into a copy of the class files.
 */
@NullMarked
package io.shmring.killpoint;

import org.jspecify.annotations.NullMarked;
