/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

/** A payload of the README's example. */
record Fill(long id, int quantity) {}
