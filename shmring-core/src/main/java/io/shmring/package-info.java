/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Message rings in shared memory between the processes of one Linux host: the API.
 *
 * <p>Start with {@link io.shmring.SpscShm} for one producer, or {@link io.shmring.MpscConsumer} and
 * {@link io.shmring.MpscProducer} for many. {@link io.shmring.ShmProducer} and {@link io.shmring.ShmConsumer} are what
 * messages are written and read with. The packages below this one are internal and may change in any release.
 */
@NullMarked
package io.shmring;

import org.jspecify.annotations.NullMarked;
