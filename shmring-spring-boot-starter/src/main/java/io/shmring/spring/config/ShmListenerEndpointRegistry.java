/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.SmartLifecycle;

/**
 * All listener containers of an application, started and stopped with its context. A container that was declared not to
 * start by itself never does, also not when the context is stopped and started again. Containers that are stalled tell so by
 * the thread that looks at the rings each second. For any thread.
 */
public final class ShmListenerEndpointRegistry implements SmartLifecycle {

    private static final Log logger = LogFactory.getLog(ShmListenerEndpointRegistry.class);

    private final ShmListenerContainerFactory containerFactory;
    private final Map<String, Registration> byRing = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean running;

    private record Registration(ShmListenerEndpoint endpoint, ShmMessageListenerContainer container) {}

    /**
     * Creates an empty registry.
     *
     * @param containerFactory makes the containers of endpoints that come without a factory
     */
    public ShmListenerEndpointRegistry(ShmListenerContainerFactory containerFactory) {
        this.containerFactory = containerFactory;
    }

    /**
     * Makes a container for a listener, and starts it if the application context is running and it is to start by itself.
     *
     * @param endpoint the listener and its ring
     * @return the container
     * @throws ShmListenerConfigurationException if the ring is not declared, or the application does not consume it, or it
     *     has a listener already, or the id is taken
     */
    public ShmMessageListenerContainer register(ShmListenerEndpoint endpoint) {
        return register(endpoint, this.containerFactory);
    }

    /**
     * The same as {@link #register(ShmListenerEndpoint)} with another factory.
     *
     * @param endpoint the listener and its ring
     * @param factory makes the container
     * @return the container
     * @throws ShmListenerConfigurationException as there
     */
    public ShmMessageListenerContainer register(ShmListenerEndpoint endpoint, ShmListenerContainerFactory factory) {
        ShmMessageListenerContainer container;
        this.lock.lock();
        try {
            checkFree(endpoint);
            container = factory.createListenerContainer(endpoint);
            this.byRing.put(endpoint.ring(), new Registration(endpoint, container));
        } finally {
            this.lock.unlock();
        }
        factory.rings().everySecond(container::reportIfStalled);
        if (this.running && container.isAutoStartup()) {
            container.start();
        }
        return container;
    }

    private void checkFree(ShmListenerEndpoint endpoint) {
        for (Registration other : this.byRing.values()) {
            if (other.endpoint().ring().equals(endpoint.ring())) {
                throw new ShmListenerConfigurationException(
                        "Ring '" + endpoint.ring() + "' has two listeners: '"
                                + other.endpoint().id() + "' ("
                                + other.endpoint().description() + ") and '" + endpoint.id() + "' ("
                                + endpoint.description() + "). A ring has one consumer",
                        "Remove one of the two listeners, or call both from one listener method. If they are of one bean, it is"
                                + " made more than once: make it a singleton, or give it a scoped proxy.",
                        null);
            }
            if (other.endpoint().id().equals(endpoint.id())) {
                throw new ShmListenerConfigurationException(
                        "Two listeners have the id '" + endpoint.id() + "': "
                                + other.endpoint().description() + " and " + endpoint.description(),
                        "Give one of them another id.",
                        null);
            }
        }
    }

    /**
     * The containers, in the order of their registration.
     *
     * @return a copy
     */
    public Collection<ShmMessageListenerContainer> getContainers() {
        this.lock.lock();
        try {
            return this.byRing.values().stream().map(Registration::container).toList();
        } finally {
            this.lock.unlock();
        }
    }

    /**
     * Looks for a container.
     *
     * @param id the id of its listener
     * @return the container, if there is one
     */
    public Optional<ShmMessageListenerContainer> findContainer(String id) {
        return getContainers().stream()
                .filter((container) -> container.getListenerId().equals(id))
                .findFirst();
    }

    /**
     * Looks for the container of a ring.
     *
     * @param ring the ring's key
     * @return the container, if the ring has a listener
     */
    public Optional<ShmMessageListenerContainer> findContainerOfRing(String ring) {
        return getContainers().stream()
                .filter((container) -> container.getRing().equals(ring))
                .findFirst();
    }

    @Override
    public int getPhase() {
        return ShmMessageListenerContainer.PHASE;
    }

    @Override
    public boolean isRunning() {
        return this.running;
    }

    /** Starts all containers that start by themselves, or none: if one cannot, those before it are stopped again. */
    @Override
    public void start() {
        this.running = true; // first: what is registered meanwhile starts itself
        List<ShmMessageListenerContainer> started = new ArrayList<>();
        try {
            for (ShmMessageListenerContainer container : getContainers()) {
                if (container.isAutoStartup() && !container.isRunning()) {
                    container.start();
                    started.add(container);
                }
            }
        } catch (RuntimeException | Error ex) {
            this.running = false;
            awaitStop(started);
            throw ex;
        }
    }

    /** Tells every container to stop, then waits for all of them. */
    @Override
    public void stop() {
        this.running = false;
        awaitStop(getContainers());
    }

    private static void awaitStop(Collection<ShmMessageListenerContainer> containers) {
        CountDownLatch stopped = new CountDownLatch(1);
        stopAll(containers, stopped::countDown);
        try {
            stopped.await(); // bounded by the containers' shutdown time-out
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells every container to stop; the callback comes when the last of them has, whatever happens. */
    @Override
    public void stop(Runnable callback) {
        this.running = false;
        stopAll(getContainers(), callback);
    }

    private static void stopAll(Collection<ShmMessageListenerContainer> containers, Runnable callback) {
        AtomicInteger left = new AtomicInteger(containers.size() + 1);
        Runnable countDown = () -> {
            if (left.decrementAndGet() == 0) {
                callback.run();
            }
        };
        for (ShmMessageListenerContainer container : containers) {
            try {
                container.stop(countDown);
            } catch (RuntimeException ex) {
                logger.warn("Could not stop " + container, ex);
                countDown.run();
            }
        }
        countDown.run();
    }
}
