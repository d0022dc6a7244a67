/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

import java.util.Map;

/**
 * What the measurements depend on: {@code environment.json} beside them.
 *
 * @param date when the run began, ISO 8601 with offset
 * @param processor model name as the kernel tells it
 * @param cores number of cores
 * @param memoryMebibytes main memory
 * @param kernel release
 * @param jdks feature version to full version
 * @param jvmFlags of every measured process
 * @param pinning which process runs on which core
 * @param versions library to version
 * @param command what was run
 */
public record Environment(
        String date,
        String processor,
        int cores,
        long memoryMebibytes,
        String kernel,
        Map<String, String> jdks,
        String jvmFlags,
        String pinning,
        Map<String, String> versions,
        String command) {}
