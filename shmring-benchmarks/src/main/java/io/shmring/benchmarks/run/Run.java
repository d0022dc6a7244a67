/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.floor.Floor;
import io.shmring.benchmarks.floor.FloorContender;
import io.shmring.benchmarks.process.Contender;
import io.shmring.benchmarks.process.JavaRuntime;
import io.shmring.benchmarks.process.PeerGroup;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.transport.Transport;
import io.shmring.benchmarks.workload.Figures;
import io.shmring.benchmarks.workload.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Carries out a plan: the contenders of a heat take turns, window by window, with the cores' distance before and after each. */
final class Run {

    private final Plan plan;
    private final Floor floor;
    private final Log log;

    Run(Plan plan, Floor floor, Log log) {
        this.plan = plan;
        this.floor = floor;
        this.log = log;
    }

    void execute() {
        for (int round = 0; round < this.plan.rounds(); round++) {
            for (Heat heat : this.plan.heats()) {
                for (JavaRuntime jdk : this.plan.jdks()) {
                    execute(heat, jdk, round);
                }
            }
        }
    }

    private void execute(Heat heat, JavaRuntime jdk, int round) {
        List<Contender> contenders = new ArrayList<>();
        try (ChannelDirectory directory = new ChannelDirectory()) {
            try {
                contenders.addAll(FloorContender.of(this.floor, heat.scenario()));
                start(heat, jdk, directory.path(), contenders);
                warmUp(heat, contenders);
                for (int length : heat.lengths()) {
                    for (int window = 0; window < this.plan.windows(heat.scenario()); window++) {
                        measure(heat, jdk, round, window, length, contenders);
                    }
                }
            } finally {
                contenders.forEach(Contender::close);
            }
        }
    }

    private void start(Heat heat, JavaRuntime jdk, Path directory, List<Contender> contenders) {
        int number = 0;
        for (Transport transport : this.plan.transports()) {
            int largest = heat.largest(transport);
            if (largest > 0) {
                Side side = new Side(
                        transport,
                        heat.scenario(),
                        directory,
                        "t" + number++,
                        heat.capacity(),
                        heat.senders(),
                        largest);
                try {
                    contenders.add(PeerGroup.start(side, jdk));
                } catch (RuntimeException e) {
                    this.log.failed(transport.name(), heat, e);
                }
            }
        }
    }

    private void warmUp(Heat heat, List<Contender> contenders) {
        long millis = this.plan.warmUpMillis() / heat.lengths().size();
        for (int length : heat.lengths()) {
            each(heat, length, contenders, contender -> contender.window(length, millis));
        }
    }

    private void measure(Heat heat, JavaRuntime jdk, int round, int window, int length, List<Contender> contenders) {
        each(heat, length, contenders, contender -> {
            double before = this.floor.distance();
            Figures figures = contender.window(length, this.plan.millis(heat.scenario()));
            double after = this.floor.distance();
            this.log.measured(new Measurement(
                    heat.scenario(),
                    contender.name(),
                    jdk.feature(),
                    length,
                    heat.senders(),
                    round,
                    window,
                    before,
                    after,
                    figures.messages(),
                    figures.nanos(),
                    figures.histogram(),
                    figures.shares(),
                    figures.cpu()));
        });
    }

    /** Gives each contender its turn; one that fails gets no other. */
    private void each(Heat heat, int length, List<Contender> contenders, Consumer<Contender> turn) {
        for (Iterator<Contender> iterator = contenders.iterator(); iterator.hasNext(); ) {
            Contender contender = iterator.next();
            if (!contender.carries(length)) {
                continue;
            }
            try {
                turn.accept(contender);
            } catch (RuntimeException e) {
                iterator.remove();
                contender.close();
                this.log.failed(contender.name(), heat, e);
            }
        }
    }
}
