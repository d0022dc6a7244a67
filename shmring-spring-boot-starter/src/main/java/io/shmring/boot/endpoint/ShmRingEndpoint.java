/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import io.shmring.ShmException;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * The Actuator endpoint {@code shmring}: figures of the rings, never their messages; with unrestricted access it also
 * controls their listeners. For any thread; no operation waits for a peer or a listener.
 */
@Endpoint(id = "shmring", defaultAccess = Access.READ_ONLY)
public class ShmRingEndpoint {

    private static final int STATUS_CONFLICT = 409;

    private final ShmRings rings;
    private final ShmListenerEndpointRegistry registry;

    /**
     * Creates the endpoint.
     *
     * @param rings the declared rings
     * @param registry the containers of their listeners
     */
    public ShmRingEndpoint(ShmRings rings, ShmListenerEndpointRegistry registry) {
        this.rings = rings;
        this.registry = registry;
    }

    /**
     * Describes all rings.
     *
     * @return the rings by their key; one that cannot be looked at has an error in place of figures
     */
    @ReadOperation
    public ShmRingsDescriptor rings() {
        Map<String, ShmRingDescriptor> descriptors = new LinkedHashMap<>();
        this.rings.all().forEach((ring) -> descriptors.put(ring.key(), describe(ring)));
        return new ShmRingsDescriptor(descriptors);
    }

    /**
     * Describes one ring.
     *
     * @param ring the ring's key
     * @return null if it is not declared
     */
    @ReadOperation
    public @Nullable ShmRingDescriptor ring(@Selector String ring) {
        return this.rings.find(ring).map(this::describe).orElse(null);
    }

    /**
     * Tells the container of a ring's listener what to do, without waiting for the message in hand.
     *
     * @param ring the ring's key
     * @param action pause, resume, start or stop
     * @return the ring afterwards
     * @throws InvalidEndpointRequestException if the ring is not declared or has no listener, if there is no such action, or
     *     if the container cannot do it now; the reason tells which
     */
    @WriteOperation
    public ShmRingDescriptor control(@Selector String ring, @Nullable String action) {
        ShmRing target = this.rings
                .find(ring)
                .orElseThrow(() -> new ActionRefusedException(
                        WebEndpointResponse.STATUS_NOT_FOUND,
                        "No ring '" + ring + "' is declared under shmring.rings; declared are " + this.rings.keys()));
        ContainerAction known = ContainerAction.find(action)
                .orElseThrow(() -> new ActionRefusedException(
                        WebEndpointResponse.STATUS_BAD_REQUEST,
                        (action != null ? "Unknown action '" + action + "'" : "The request has no 'action'")
                                + "; allowed are " + ContainerAction.words()));
        perform(known, target);
        return describe(target);
    }

    private void perform(ContainerAction action, ShmRing ring) {
        ShmMessageListenerContainer container = this.registry
                .findContainerOfRing(ring.key())
                .orElseThrow(() -> new ActionRefusedException(
                        STATUS_CONFLICT,
                        "Ring '" + ring.key() + "' has no listener that could be told to do anything"
                                + (ring.role().consumes() ? "" : ": this application only sends to it")));
        if (action == ContainerAction.START && ring.isSuspended()) {
            throw new ActionRefusedException(
                    STATUS_CONFLICT,
                    "Ring '" + ring.key() + "' is suspended: start the application context, and with it the listener");
        }
        try {
            action.perform(container);
        } catch (ShmException | IllegalStateException ex) { // still busy with the message in hand, say
            throw new ActionRefusedException(STATUS_CONFLICT, String.valueOf(ex.getMessage()));
        }
    }

    private ShmRingDescriptor describe(ShmRing ring) {
        return RingDescriptors.describe(
                ring, this.registry.findContainerOfRing(ring.key()).orElse(null));
    }
}
