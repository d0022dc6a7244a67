/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Races between the two sides of a ring, one property in each class: jcstress runs the two actors of a class on two threads at
 * once, again and again, and compares what they saw with the outcomes that the class allows. The classes under test are those
 * of the core, unchanged.
 */
@NullMarked
package io.shmring.stress;

import org.jspecify.annotations.NullMarked;
