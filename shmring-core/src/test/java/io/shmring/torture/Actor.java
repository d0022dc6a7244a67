/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.testing.ChildJvm;
import java.util.List;

/** One child of a round and what it is doing, as the driver knows it. */
final class Actor {

    /** What it was told to do. */
    enum State {
        WORKING,
        RESTING,
        STOPPED,
        /** Stopped while it rested. */
        STOPPED_RESTING,
        DEAD
    }

    private final String role;
    private final ChildJvm child;
    private final long life;
    private State state = State.WORKING;
    private int unanswered;

    Actor(String role, ChildJvm child, long life) {
        this.role = role;
        this.child = child;
        this.life = life;
    }

    String role() {
        return this.role;
    }

    long life() {
        return this.life;
    }

    State state() {
        return this.state;
    }

    /** Calls a method without waiting for its end. */
    void begin(String method, Object... arguments) {
        this.child.begin(method, arguments);
        this.unanswered++;
    }

    /** Calls a method; returns when it and all before it have ended. */
    void call(String method, Object... arguments) {
        begin(method, arguments);
        await();
    }

    /** Waits for the end of all calls. */
    void await() {
        for (; this.unanswered > 0; this.unanswered--) {
            this.child.answer().value();
        }
    }

    void work() {
        call("work");
        this.state = State.WORKING;
    }

    void rest(RoleWorker.Rest how) {
        call("rest", how);
        this.state = State.RESTING;
    }

    void stop() {
        this.child.suspend();
        this.state = this.state == State.RESTING ? State.STOPPED_RESTING : State.STOPPED;
    }

    void go() {
        this.child.resume();
        this.state = this.state == State.STOPPED_RESTING ? State.RESTING : State.WORKING;
    }

    /** Returns when it is dead. */
    void kill(Lives lives) {
        lives.doom(this.life);
        this.child.kill();
        this.state = State.DEAD;
    }

    boolean isStopped() {
        return this.state == State.STOPPED || this.state == State.STOPPED_RESTING;
    }

    /** Whether it has ended without being killed. */
    boolean hasCrashed() {
        return this.state != State.DEAD && !this.child.isAlive();
    }

    String describe() {
        return this.child.describe("(process " + this.life + ", " + this.role + ") is " + this.state);
    }

    static String describe(List<Actor> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(one -> text.append(one.describe()).append("\n\n"));
        return text.toString();
    }
}
