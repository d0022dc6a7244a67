/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.Scenario;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The two columns of a scenario's table. Windows of mixed distance are in neither, unless nothing goes from core to core.
 *
 * @param first on the left
 * @param second on the right
 */
record Columns(Column first, Column second) {

    /**
     * One of them.
     *
     * @param title stands above
     * @param choice which windows belong there
     * @param figure what is shown of them
     */
    record Column(String title, Predicate<Measurement> choice, Function<Measurement, Figure> figure) {

        String cell(List<Measurement> windows) {
            return Cell.of(windows.stream().filter(this.choice).toList(), this.figure);
        }
    }

    static Columns of(Scenario scenario) {
        return scenario == Scenario.IDLE
                ? new Columns(
                        new Column("receiving thread", window -> true, Figure::of),
                        new Column("its process", window -> true, Figure::ofProcess))
                : new Columns(at("near", Distance.NEAR), at("far", Distance.FAR));
    }

    private static Column at(String title, Distance distance) {
        return new Column(title, window -> window.distance() == distance, Figure::of);
    }
}
