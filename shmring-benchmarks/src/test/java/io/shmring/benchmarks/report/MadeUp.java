/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.CpuTime;
import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Environment;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.Scenario;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/** Measurements that nobody made. */
final class MadeUp {

    static final Environment ENVIRONMENT = new Environment(
            "2026-01-02T03:04:05+00:00",
            "Imaginary Processor 9000",
            2,
            24000,
            "6.1.0-made-up",
            Map.of("17", "17.0.1+1", "25", "25.0.1+1"),
            "-XX:+UseSerialGC -Xmx256m",
            "sender on 0, receiver on 1",
            Map.of("agrona", "2.2.4", "aeron", "1.48.4"),
            "run.sh all");

    private static final Map<String, Double> NANOS = nanos();

    private static final List<String> MANY = List.of("shmring mpsc", "Agrona ManyToOne", "Aeron IPC", "POSIX mq");

    private static final List<String> SLEEPERS = List.of("shmring", "shmring mpsc", "Unix socket");

    private MadeUp() {}

    /** Round trips of so many nanoseconds, one in a hundred five times that, one in five hundred fifty times. */
    static Measurement roundTrips(Scenario scenario, String transport, Distance state, int window, double nanos) {
        return roundTrips(scenario, transport, 17, 0, state, window, nanos, 2000);
    }

    /** So many million messages a second. */
    static Measurement rate(
            Scenario scenario, String transport, Distance state, int length, int senders, int window, double rate) {
        return rate(scenario, transport, 17, length, senders, 0, state, window, rate);
    }

    /** A thread that was on its core for so many percent of five seconds, its process for twice that; the state changed. */
    static Measurement idle(String transport, int jdk, int senders, int round, double percent) {
        long nanos = 5_000_000_000L;
        double[] probes = probes(Distance.MIXED);
        long thread = (long) (nanos * percent / 100);
        return new Measurement(
                Scenario.IDLE,
                transport,
                jdk,
                64,
                senders,
                round,
                0,
                probes[0],
                probes[1],
                1,
                nanos,
                null,
                new long[] {1},
                new CpuTime(thread, 2 * thread));
    }

    /** All scenarios, on two JDKs, three rounds of five windows of which one is far and one mixed. */
    static List<Measurement> everything() {
        Random random = new Random(42);
        List<Measurement> all = new ArrayList<>();
        List<Distance> states = List.of(Distance.NEAR, Distance.NEAR, Distance.FAR, Distance.MIXED, Distance.NEAR);
        NANOS.forEach((transport, nanos) -> {
            for (int jdk : new int[] {17, 25}) {
                for (int round = 0; round < 3; round++) {
                    if (SLEEPERS.contains(transport)) {
                        all.add(idle(transport, jdk, 1, round, nanos / 1000));
                    }
                    for (int window = 0; window < states.size(); window++) {
                        Distance state = states.get(window);
                        double cost = nanos * (0.9 + 0.2 * random.nextDouble()) * (state == Distance.FAR ? 3.5 : 1);
                        if (!transport.equals("C futex")) {
                            all.add(roundTrips(Scenario.PING_PONG, transport, jdk, round, state, window, cost, 30_000));
                        }
                        all.add(roundTrips(
                                Scenario.COLD_PING_PONG, transport, jdk, round, state, window, 45_000 + cost, 1000));
                        if (!transport.startsWith("C ")) {
                            for (int length : new int[] {8, 64, 256, 1024, 4096, 65536, 1 << 20}) {
                                double rate = 1e3 / (cost / 4 + length / 18.0);
                                all.add(rate(
                                        Scenario.THROUGHPUT, transport, jdk, length, 1, round, state, window, rate));
                            }
                        }
                        if (MANY.contains(transport)) {
                            for (int senders = 1; senders <= 3; senders++) {
                                double rate = 3e3 / cost / senders;
                                all.add(rate(
                                        Scenario.PRODUCERS, transport, jdk, 64, senders, round, state, window, rate));
                            }
                        }
                    }
                }
            }
        });
        return all;
    }

    static void write(Path directory, List<Measurement> measurements) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Files.writeString(directory.resolve("environment.json"), json.writeValueAsString(ENVIRONMENT));
        Files.write(
                directory.resolve("measurements.jsonl"),
                measurements.stream().map(json::writeValueAsString).toList());
    }

    private static Measurement roundTrips(
            Scenario scenario,
            String transport,
            int jdk,
            int round,
            Distance state,
            int window,
            double nanos,
            int count) {
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < count; i++) {
            double tail = i % 500 == 0 ? 50 : i % 100 == 1 ? 5 : 1 + i % 17 / 1000.0;
            histogram.recordValue((long) (nanos * tail));
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        double[] probes = probes(state);
        return new Measurement(
                scenario,
                transport,
                jdk,
                64,
                1,
                round,
                window,
                probes[0],
                probes[1],
                count,
                (long) (count * nanos),
                text,
                new long[] {count},
                null);
    }

    private static Measurement rate(
            Scenario scenario,
            String transport,
            int jdk,
            int length,
            int senders,
            int round,
            Distance state,
            int window,
            double rate) {
        long messages = (long) (rate * 1e6);
        long[] shares = new long[senders];
        Arrays.fill(shares, messages / senders);
        double[] probes = probes(state);
        return new Measurement(
                scenario,
                transport,
                jdk,
                length,
                senders,
                round,
                window,
                probes[0],
                probes[1],
                messages,
                1_000_000_000,
                null,
                shares,
                null);
    }

    private static double[] probes(Distance state) {
        return switch (state) {
            case NEAR -> new double[] {120, 125};
            case FAR -> new double[] {490, 485};
            case MIXED -> new double[] {120, 490};
        };
    }

    private static Map<String, Double> nanos() {
        Map<String, Double> nanos = new LinkedHashMap<>();
        nanos.put("shmring", 240.0);
        nanos.put("shmring mpsc", 260.0);
        nanos.put("Agrona OneToOne", 250.0);
        nanos.put("Agrona ManyToOne", 280.0);
        nanos.put("Aeron IPC", 255.0);
        nanos.put("Chronicle Queue", 540.0);
        nanos.put("Unix socket", 3990.0);
        nanos.put("TCP loopback", 12890.0);
        nanos.put("named pipe", 6000.0);
        nanos.put("POSIX mq", 3740.0);
        nanos.put("C floor", 120.0);
        nanos.put("C futex", 200.0);
        return nanos;
    }
}
