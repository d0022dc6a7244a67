/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import io.shmring.model.lifecycle.Task.Operation;
import java.util.List;

/**
 * What is explored.
 *
 * @param tasks what the processes do at the same time
 * @param last what one does alone when all others have ended or died
 * @param kills how many deaths
 * @param before what is there at first
 * @param foreignRing at which ring's path somebody else's file is, or -1
 */
record Scenario(List<Task> tasks, Task last, int kills, Before before, int foreignRing) {

    enum Before {
        NOTHING,

        /** A complete system of two rings. */
        SYSTEM,

        /** The rings of a system whose doorbell somebody removed by hand. */
        RINGS
    }

    static Scenario of(Task... tasks) {
        return new Scenario(List.of(tasks), tasks[0], 0, Before.NOTHING, -1);
    }

    Scenario after(Before there) {
        return new Scenario(this.tasks, this.last, this.kills, there, this.foreignRing);
    }

    Scenario killing(int count) {
        return new Scenario(this.tasks, this.last, count, this.before, this.foreignRing);
    }

    Scenario last(Task task) {
        return new Scenario(this.tasks, task, this.kills, this.before, this.foreignRing);
    }

    Scenario withForeignRing(int index) {
        return new Scenario(this.tasks, this.last, this.kills, this.before, index);
    }

    boolean has(Operation operation) {
        return this.tasks.stream().anyMatch(task -> task.operation() == operation);
    }

    boolean removes() {
        return this.tasks.stream().anyMatch(task -> task.removes() || task.operation() == Operation.REMOVE_BY_HAND);
    }

    /** Whether the system that is wanted is not the same for all. */
    boolean hasTwoGeometries() {
        return this.tasks.stream().map(Task::geometry).distinct().count() > 1;
    }

    static Task producer(Operation operation) {
        return new Task(operation, World.PRODUCER, 0);
    }

    static Task consumer(Operation operation) {
        return new Task(operation, World.CONSUMER, 0);
    }

    static Task consumerOfMany(Operation operation, int rings) {
        return new Task(operation, World.CONSUMER, rings);
    }

    static Task producerOfMany(int slot) {
        return new Task(Operation.CONNECT, slot == Task.FIRST_FREE ? slot : World.PRODUCER + slot, World.RINGS);
    }

    static Task unlink(int rings) {
        return new Task(Operation.UNLINK, World.CONSUMER, rings);
    }

    static Task forced(int rings) {
        return new Task(Operation.FORCE, World.CONSUMER, rings);
    }

    static Task hand() {
        return new Task(Operation.REMOVE_BY_HAND, World.CONSUMER, 0);
    }
}
