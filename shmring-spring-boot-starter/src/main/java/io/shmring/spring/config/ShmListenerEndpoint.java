/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import io.shmring.spring.listener.AckMode;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageFilter;
import io.shmring.spring.listener.ShmMessageListener;
import org.jspecify.annotations.Nullable;

/**
 * A listener, the ring that it listens to, and what its container does otherwise than its factory's others. Immutable; see
 * {@link #builder} for those that a program makes.
 *
 * @param id unique in the application; the ring's key if nothing better is known
 * @param ring the key of the ring
 * @param listener who gets the messages
 * @param description what it is, for messages to people: a method, say
 * @param autoStartup whether its container starts with the application context; null as its factory says
 * @param ackMode when a message is consumed; null as its factory says
 * @param errorHandler decides about failed messages; null for that of its factory
 * @param filter which messages it gets; null for that of its factory
 */
public record ShmListenerEndpoint(
        String id,
        String ring,
        ShmMessageListener listener,
        String description,
        @Nullable Boolean autoStartup,
        @Nullable AckMode ackMode,
        @Nullable ShmErrorHandler errorHandler,
        @Nullable ShmMessageFilter filter) {

    /**
     * Begins an endpoint whose id is its ring's key, and whose container works as its factory says.
     *
     * @param ring the key of the ring
     * @param listener who gets the messages
     * @return a builder
     */
    public static Builder builder(String ring, ShmMessageListener listener) {
        return new Builder(ring, listener);
    }

    /** Collects what an endpoint is made of. */
    public static final class Builder {

        private final String ring;
        private final ShmMessageListener listener;
        private String id;
        private String description;
        private @Nullable Boolean autoStartup;
        private @Nullable AckMode ackMode;
        private @Nullable ShmErrorHandler errorHandler;
        private @Nullable ShmMessageFilter filter;

        private Builder(String ring, ShmMessageListener listener) {
            this.ring = ring;
            this.listener = listener;
            this.id = ring;
            this.description = listener.toString();
        }

        /**
         * Sets the id.
         *
         * @param id unique in the application
         * @return this builder
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * Says what the listener is.
         *
         * @param description for messages to people
         * @return this builder
         */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /**
         * Sets the start-up.
         *
         * @param autoStartup whether its container starts with the application context; null as its factory says
         * @return this builder
         */
        public Builder autoStartup(@Nullable Boolean autoStartup) {
            this.autoStartup = autoStartup;
            return this;
        }

        /**
         * Sets the ack mode.
         *
         * @param ackMode when a message is consumed; null as its factory says
         * @return this builder
         */
        public Builder ackMode(@Nullable AckMode ackMode) {
            this.ackMode = ackMode;
            return this;
        }

        /**
         * Sets an error handler of its own.
         *
         * @param errorHandler decides about failed messages; null for that of its factory
         * @return this builder
         */
        public Builder errorHandler(@Nullable ShmErrorHandler errorHandler) {
            this.errorHandler = errorHandler;
            return this;
        }

        /**
         * Sets a filter of its own.
         *
         * @param filter which messages it gets; null for that of its factory
         * @return this builder
         */
        public Builder filter(@Nullable ShmMessageFilter filter) {
            this.filter = filter;
            return this;
        }

        /**
         * Ends the endpoint.
         *
         * @return the endpoint
         */
        public ShmListenerEndpoint build() {
            return new ShmListenerEndpoint(
                    this.id,
                    this.ring,
                    this.listener,
                    this.description,
                    this.autoStartup,
                    this.ackMode,
                    this.errorHandler,
                    this.filter);
        }
    }
}
