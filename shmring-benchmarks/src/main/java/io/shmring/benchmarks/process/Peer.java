/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.process;

import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.transport.Transports;
import io.shmring.benchmarks.workload.Side;
import io.shmring.benchmarks.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main class of a measured process. It says {@code ready} when its ends are open, and then obeys lines from standard input:
 * {@code window LENGTH MILLIS} is answered by a line of figures, {@code end} closes the ends. Without orders it sleeps; when
 * the input ends the launcher is gone, and the process goes too, whatever it is at.
 */
public final class Peer {

    static final String READY = "ready";
    static final String END = "end";

    private static final int LAUNCHER_GONE = 3;

    private Peer() {}

    /** What the process is told by its command line. */
    static List<String> arguments(Side side, int index) {
        return List.of(
                side.transport().name(),
                side.scenario().name(),
                side.directory().toString(),
                side.name(),
                Integer.toString(side.capacity()),
                Integer.toString(side.senders()),
                Integer.toString(side.largest()),
                Integer.toString(index));
    }

    /**
     * Runs until it is told to end.
     *
     * @param arguments made by the launcher
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        Side side = new Side(
                Transports.named(arguments[0]),
                Scenario.valueOf(arguments[1]),
                Path.of(arguments[2]),
                arguments[3],
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]));
        int index = Integer.parseInt(arguments[7]);
        PrintStream answers = System.out;
        System.setOut(System.err); // libraries print, too
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(orders), "orders");
        listener.setDaemon(true);
        listener.start();
        int status = 0;
        try (Workload workload = index == 0 ? side.receiving() : side.sending(index - 1)) {
            answers.println(READY);
            obey(orders, workload, answers);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static void obey(BlockingQueue<String> orders, Workload workload, PrintStream answers)
            throws InterruptedException {
        String order;
        while (!(order = orders.take()).equals(END)) {
            String[] words = order.split(" ");
            int length = Integer.parseInt(words[1]);
            long millis = Long.parseLong(words[2]);
            answers.println(workload.window(length, millis).format());
        }
    }

    /** Reads on while a window runs: a sender whose receiver is gone would spin for ever. */
    private static void listen(BlockingQueue<String> orders) {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = input.readLine()) != null) {
                orders.add(line);
            }
        } catch (IOException e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(LAUNCHER_GONE);
    }
}
