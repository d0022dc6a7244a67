/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.context.SmartLifecycle;

/**
 * The rings of an application: opens them at construction, gives their roles back while the application context is stopped,
 * and closes them. For any thread.
 *
 * <p>All rings that this application creates are opened first; only then it waits for those of others, each up to its
 * connect time-out, for the ring itself and for its role or a free slot. So two applications may start in any order, and a
 * successor may start before its predecessor has ended.
 *
 * <p>As a {@link SmartLifecycle} it starts before and stops after everything else that uses rings: stopping suspends every
 * role, starting resumes it.
 */
public final class ShmRings implements SmartLifecycle, ApplicationEventPublisherAware, AutoCloseable {

    /** The phase: started first, suspended last. */
    public static final int PHASE = Integer.MIN_VALUE + 100;

    private static final Log logger = LogFactory.getLog(ShmRings.class);

    /** Rings that the application creates come first: nobody has to be waited for on their account. */
    private static final Comparator<ShmRingDefinition> CREATED_FIRST =
            Comparator.comparing((definition) -> !definition.open().creates());

    private final Map<String, ShmRing> rings;
    private final RingMonitor monitor;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private volatile ApplicationEventPublisher publisher = (event) -> {};
    private volatile boolean running;
    private boolean closed;

    /**
     * Opens the rings and takes their roles.
     *
     * @param definitions the declared rings; keys are unique
     * @throws ShmRingOpenException if one cannot be opened; then none stays open
     * @throws IllegalArgumentException if two have the same key
     */
    public ShmRings(Collection<ShmRingDefinition> definitions) {
        this.rings = Collections.unmodifiableMap(open(definitions));
        this.monitor = new RingMonitor(this.rings.values());
        this.rings.values().stream()
                .filter((ring) -> ring.role().produces())
                .map(FullWatch::new)
                .forEach((watch) -> everySecond(() -> watch.check(this.publisher)));
    }

    /**
     * Sets who is told of rings that were full.
     *
     * @param publisher gets a {@link io.shmring.spring.event.ShmRingFullEvent} for each, while the application context runs
     */
    @Override
    public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Lets the one thread that looks at the rings each second look at something else too, while the application context runs.
     *
     * @param look must be quick; what it throws is logged, exceptions at debug level, and does not end the looking
     */
    public void everySecond(Runnable look) {
        this.monitor.add(() -> {
            if (this.running) {
                look.run();
            }
        });
    }

    private static Map<String, ShmRing> open(Collection<ShmRingDefinition> definitions) {
        long start = System.nanoTime();
        Map<String, RingOpening> openings = new LinkedHashMap<>();
        definitions.stream().sorted(CREATED_FIRST).forEach((definition) -> {
            if (openings.put(definition.key(), new RingOpening(definition, start)) != null) {
                throw new IllegalArgumentException("Two rings are declared as '" + definition.key() + "'");
            }
        });
        try {
            openings.values().forEach(RingOpening::openObject);
            Map<String, ShmRing> opened = new LinkedHashMap<>();
            openings.forEach((key, opening) -> opened.put(key, new ShmRing(opening.definition(), opening.takeRoles())));
            return inDeclaredOrder(definitions, opened);
        } catch (RuntimeException | Error ex) {
            openings.values().forEach((opening) -> abandon(opening, ex));
            throw ex;
        }
    }

    private static void abandon(RingOpening opening, Throwable reason) {
        try {
            opening.abandon();
        } catch (RuntimeException | InternalError ex) { // the others are to be closed all the same
            reason.addSuppressed(ex);
        }
    }

    private static Map<String, ShmRing> inDeclaredOrder(
            Collection<ShmRingDefinition> definitions, Map<String, ShmRing> opened) {
        Map<String, ShmRing> ordered = new LinkedHashMap<>();
        definitions.forEach((definition) -> ordered.computeIfAbsent(definition.key(), opened::get));
        return ordered;
    }

    /**
     * The rings, in the order of their declaration.
     *
     * @return unmodifiable, maybe empty
     */
    public Collection<ShmRing> all() {
        return this.rings.values();
    }

    /**
     * The keys of all rings.
     *
     * @return unmodifiable, maybe empty
     */
    public Collection<String> keys() {
        return this.rings.keySet();
    }

    /**
     * Looks for a ring.
     *
     * @param key the key under which it may be declared
     * @return the ring, if it is
     */
    public Optional<ShmRing> find(String key) {
        return Optional.ofNullable(this.rings.get(key));
    }

    /**
     * Returns a ring.
     *
     * @param key the key under which it is declared
     * @return the ring
     * @throws IllegalArgumentException if it is not declared
     */
    public ShmRing get(String key) {
        ShmRing ring = this.rings.get(key);
        if (ring == null) {
            throw new IllegalArgumentException(
                    "No ring '" + key + "' is declared under shmring.rings; declared are " + keys());
        }
        return ring;
    }

    /**
     * Returns the handle that an application injects: {@code SpscShm}, {@code MpscConsumer} or {@code MpscProducer}.
     *
     * @param key the key under which the ring is declared
     * @param type the handle's type
     * @param <T> the handle's type
     * @return the open handle, owned by this registry
     * @throws IllegalArgumentException if the ring is not declared, or its handle is of another type
     */
    public <T> T get(String key, Class<T> type) {
        Object handle = get(key).handles().object();
        if (!type.isInstance(handle)) {
            throw new IllegalArgumentException("The handle of ring '" + key + "' (" + get(key).type() + ", "
                    + get(key).role() + ") is no " + type.getSimpleName());
        }
        return type.cast(handle);
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return this.running;
    }

    /** Takes the roles again that {@link #stop()} gave back. At the first start they are still held. */
    @Override
    public void start() {
        this.lifecycle.lock();
        try {
            if (!this.running && !this.closed) {
                resumeAll();
                this.running = true;
            }
        } finally {
            this.lifecycle.unlock();
        }
    }

    private void resumeAll() {
        try {
            createdFirst().stream().filter(ShmRing::isSuspended).forEach(ShmRing::resume);
        } catch (RuntimeException ex) {
            forEach(ShmRing::suspend, "give back the roles of"); // a context that does not start must not hold any
            throw ex;
        }
    }

    /** Gives every role back and keeps the rings mapped. */
    @Override
    public void stop() {
        this.lifecycle.lock();
        try {
            if (this.running && !this.closed) {
                forEach(ShmRing::suspend, "give back the roles of");
            }
            this.running = false;
        } finally {
            this.lifecycle.unlock();
        }
    }

    @Override
    public void stop(Runnable callback) {
        try {
            stop();
        } finally {
            callback.run();
        }
    }

    /** Closes every ring, and removes those that are declared so and that no peer uses. Idempotent. */
    @Override
    public void close() {
        this.lifecycle.lock();
        try {
            if (!this.closed) {
                this.closed = true;
                this.running = false;
                this.monitor.close();
                forEach(ShmRing::close, "close");
            }
        } finally {
            this.lifecycle.unlock();
        }
    }

    private List<ShmRing> createdFirst() {
        List<ShmRing> sorted = new ArrayList<>(this.rings.values());
        sorted.sort(Comparator.comparing(ShmRing::definition, CREATED_FIRST));
        return sorted;
    }

    private void forEach(Consumer<ShmRing> action, String what) {
        for (ShmRing ring : this.rings.values()) {
            try {
                action.accept(ring);
            } catch (RuntimeException | InternalError ex) { // a truncated file, say; the others are owed the same
                logger.warn("Could not " + what + " ring '" + ring.key() + "'", ex);
            }
        }
    }
}
