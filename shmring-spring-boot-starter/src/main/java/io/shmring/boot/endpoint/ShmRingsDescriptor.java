/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import java.util.Map;

/**
 * What the endpoint tells about all rings.
 *
 * @param rings the rings by their key, in the order of their declaration
 */
public record ShmRingsDescriptor(Map<String, ShmRingDescriptor> rings) {}
