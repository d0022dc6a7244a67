/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import org.jspecify.annotations.Nullable;

/**
 * What of the application one run of a container calls.
 *
 * @param listener gets the messages
 * @param filter keeps messages from it, or null
 * @param recorder is told of each call of the listener, or null
 * @param errorHandler decides about messages whose listener failed
 */
record Callbacks(
        ShmMessageListener listener,
        @Nullable ShmMessageFilter filter,
        @Nullable ShmListenerRecorder recorder,
        ShmErrorHandler errorHandler) {}
