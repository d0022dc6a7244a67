/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** An action was asked for that cannot be done, with the HTTP status that says so best. */
final class ActionRefusedException extends InvalidEndpointRequestException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ActionRefusedException(int status, String reason) {
        super(reason, reason);
        this.status = status;
    }

    int status() {
        return this.status;
    }
}
