/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** Gives what {@link ShmRingEndpoint} refuses a status and a body that says why; error pages leave reasons out. */
@EndpointWebExtension(endpoint = ShmRingEndpoint.class)
public class ShmRingEndpointWebExtension {

    private final ShmRingEndpoint delegate;

    /**
     * Creates the extension.
     *
     * @param delegate who does the work
     */
    public ShmRingEndpointWebExtension(ShmRingEndpoint delegate) {
        this.delegate = delegate;
    }

    /**
     * Tells the container of a ring's listener what to do.
     *
     * @param ring the ring's key
     * @param action pause, resume, start or stop
     * @return 200 with the ring afterwards; 404 for an unknown ring, 400 for an unknown action, 409 if it cannot be done, each
     *     with a {@link Refusal}
     */
    @WriteOperation
    @RegisterReflectionForBinding({ShmRingDescriptor.class, Refusal.class})
    public WebEndpointResponse<Object> control(@Selector String ring, @Nullable String action) {
        try {
            return new WebEndpointResponse<>(this.delegate.control(ring, action));
        } catch (ActionRefusedException ex) {
            return new WebEndpointResponse<>(new Refusal(ex.getReason()), ex.status());
        }
    }

    /**
     * Why an action was not done.
     *
     * @param error a sentence for people
     */
    public record Refusal(String error) {}
}
