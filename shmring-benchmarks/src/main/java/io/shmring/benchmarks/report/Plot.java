/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Scenario;

/**
 * A plot that was drawn.
 *
 * @param scenario whose figures it shows
 * @param title what it shows
 * @param link its file, from the page
 */
record Plot(Scenario scenario, String title, String link) {}
