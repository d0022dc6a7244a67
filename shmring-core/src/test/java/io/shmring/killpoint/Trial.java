/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One death, and one successor.
 *
 * @param scenario before
 * @param death in the middle of it
 * @param ending after it
 * @param <S> those who are left
 */
record Trial<S>(Scenario<S> scenario, Death death, Scenario.Ending<S> ending) {

    /** Whether anybody sleeps at a certain moment is a matter of time: a victim may pass by where it was to die. */
    private static final int ATTEMPTS = 3;

    void play(Understudies understudies) {
        try {
            boolean died = false;
            for (int i = 0; i < ATTEMPTS && !died; i++) {
                died = playOnce(understudies);
            }
            if (this.death.pass() == 1) {
                assertThat(died).as("died there").isTrue();
            }
        } catch (Exception | AssertionError broken) {
            throw new AssertionError(this + ": " + broken, broken);
        }
    }

    /** Looks at what is left in any case; returns whether the victim died where it was to. */
    private boolean playOnce(Understudies understudies) throws Exception {
        try (Stage stage = new Stage(understudies.next(), this.scenario.many())) {
            S scene = this.scenario.open(stage);
            boolean died = stage.die(this.scenario.script(), this.death);
            this.ending.act().play(scene);
            stage.assertNothingLeft();
            return died || this.death.pass() > 1;
        }
    }

    @Override
    public String toString() {
        return this.scenario.title() + " " + this.death + ", then " + this.ending;
    }
}
