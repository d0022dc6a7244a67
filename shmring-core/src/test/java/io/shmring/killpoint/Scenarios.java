/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.util.List;
import java.util.stream.Stream;

/** Everything that a victim can be about. */
final class Scenarios {

    /** More than fits into a ring, and less. */
    private static final long MANY_MESSAGES = 60;

    private static final long FEW_MESSAGES = 6;

    private final List<Scenario<?>> repairers;

    Scenarios(Understudies understudies) {
        Before halfCreated = new Leftover(
                understudies,
                Script.CREATE,
                Before.NOTHING,
                new Death("before:MpscCreation.buildRing>ControlBlock.slotVolatile>VarHandle.setVolatile", 1));
        Before halfRemoved = new Leftover(
                understudies,
                Script.UNLINK,
                Before.ONE_MESSAGE,
                new Death("after:MpscRemoval$Rings.remove>ObjectFiles.unlink>LibC.unlink", 1));
        Before removed = new Leftover(
                understudies,
                Script.UNLINK,
                Before.ONE_MESSAGE,
                new Death("after:Unlinker.remove>ControlBlock.stateVolatile>VarHandle.setVolatile", 1));
        this.repairers = List.of(
                new LifecycleScenario(Script.OPEN_OR_CREATE, true, halfCreated),
                new LifecycleScenario(Script.OPEN_OR_CREATE_LARGER, true, halfCreated),
                new LifecycleScenario(Script.UNLINK, true, halfCreated),
                new LifecycleScenario(Script.OPEN_OR_CREATE, true, halfRemoved),
                new LifecycleScenario(Script.UNLINK, true, halfRemoved),
                new LifecycleScenario(Script.OPEN_OR_CREATE, false, removed));
    }

    List<Scenario<?>> producers() {
        return List.of(new ProducerScenario(Script.PRODUCE, false), new ProducerScenario(Script.PRODUCE, true));
    }

    List<Scenario<?>> suspendedProducers() {
        return List.of(
                new ProducerScenario(Script.SUSPEND_PRODUCER, false),
                new ProducerScenario(Script.SUSPEND_PRODUCER, true));
    }

    List<Scenario<?>> consumers() {
        return List.of(
                new ConsumerScenario(Script.CONSUME, false, MANY_MESSAGES),
                new ConsumerScenario(Script.CONSUME, true, MANY_MESSAGES));
    }

    List<Scenario<?>> suspendedConsumers() {
        return List.of(
                new ConsumerScenario(Script.SUSPEND_CONSUMER, false, FEW_MESSAGES),
                new ConsumerScenario(Script.SUSPEND_CONSUMER, true, FEW_MESSAGES));
    }

    List<Scenario<?>> creatorsAndRemovers() {
        return List.of(
                new LifecycleScenario(Script.CREATE, false, Before.NOTHING),
                new LifecycleScenario(Script.CREATE, true, Before.NOTHING),
                new LifecycleScenario(Script.OPEN_OR_CREATE, false, Before.ONE_MESSAGE),
                new LifecycleScenario(Script.OPEN_OR_CREATE, true, Before.ONE_MESSAGE),
                new LifecycleScenario(Script.UNLINK, false, Before.ONE_MESSAGE),
                new LifecycleScenario(Script.UNLINK, true, Before.ONE_MESSAGE));
    }

    List<Scenario<?>> removersByForce() {
        return List.of(new HeldScenario(false), new HeldScenario(true));
    }

    /** Who dies while it repairs what an earlier death left. */
    List<Scenario<?>> repairers() {
        return this.repairers;
    }

    List<Scenario<?>> all() {
        return Stream.of(
                        producers(),
                        suspendedProducers(),
                        consumers(),
                        suspendedConsumers(),
                        creatorsAndRemovers(),
                        removersByForce(),
                        repairers())
                .flatMap(List::stream)
                .<Scenario<?>>map(scenario -> scenario)
                .toList();
    }
}
