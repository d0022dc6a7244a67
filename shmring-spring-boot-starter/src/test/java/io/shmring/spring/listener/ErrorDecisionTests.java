/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests for {@link ErrorDecision}. */
class ErrorDecisionTests {

    @Test
    void refusesANegativeDelay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorDecision.retryAfter(Duration.ofMillis(-1)))
                .withMessageContaining("PT-0.001S");
    }

    @Test
    void refusesToStopForNoReason() {
        Exception withoutCause = new IllegalStateException();
        assertThatNullPointerException()
                .isThrownBy(() -> ErrorDecision.stop(withoutCause.getCause()))
                .withMessageContaining("failure");
    }
}
