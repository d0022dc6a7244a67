/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.util.List;

/**
 * What a victim does, who is there meanwhile, and who comes after it.
 *
 * @param <S> the scene: those who are left
 */
interface Scenario<S> {

    Script script();

    boolean many();

    /** Prepares the directory, and has those appear who are there from the beginning. */
    S open(Stage stage) throws Exception;

    /** Who comes after the victim; each leaves an empty directory behind. */
    List<Ending<S>> endings();

    /**
     * One kind of successor.
     *
     * @param name for the report
     * @param act looks whether the promise holds
     * @param <S> the scene
     */
    record Ending<S>(String name, Act<S> act) {

        @Override
        public String toString() {
            return this.name;
        }
    }

    /** Something that may fail. */
    interface Act<S> {

        void play(S scene) throws Exception;
    }

    default String title() {
        return (many() ? "MPSC " : "SPSC ") + script();
    }
}
