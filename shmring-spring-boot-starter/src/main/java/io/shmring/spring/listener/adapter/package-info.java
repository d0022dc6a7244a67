/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** From a message to the arguments of a listener method: directly where the signature allows it, else by way of a Spring message. */
@NullMarked
package io.shmring.spring.listener.adapter;

import org.jspecify.annotations.NullMarked;
