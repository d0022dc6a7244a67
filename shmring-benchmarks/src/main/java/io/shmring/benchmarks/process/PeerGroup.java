/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.process;

import io.shmring.benchmarks.workload.Figures;
import io.shmring.benchmarks.workload.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The processes of one transport: a receiving one on core 1, the sending ones all on core 0. */
public final class PeerGroup implements Contender {

    private static final int SENDING_CORE = 0;
    private static final int RECEIVING_CORE = 1;
    private static final long READY_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 200;
    private static final long GRACE_MILLIS = 15_000;

    private final Side side;
    private final List<PeerProcess> peers = new ArrayList<>();

    private PeerGroup(Side side) {
        this.side = side;
    }

    /**
     * Starts the processes and waits until all their ends are open.
     *
     * @param side what they do
     * @param java what runs them
     * @return a group that waits for windows
     * @throws PeerException if one of them fails; then none is left
     */
    public static PeerGroup start(Side side, JavaRuntime java) {
        PeerGroup group = new PeerGroup(side);
        try {
            for (int index = 0; index <= side.sendingProcesses(); index++) {
                List<String> command = java.command(
                        index == 0 ? RECEIVING_CORE : SENDING_CORE,
                        side.transport().jvmFlags(),
                        Peer.class,
                        Peer.arguments(side, index));
                group.peers.add(new PeerProcess(command, side.directory().resolve(side.name() + "-" + index + ".err")));
            }
            group.answers(0, READY_MILLIS);
            return group;
        } catch (RuntimeException e) {
            throw group.failed(e);
        }
    }

    @Override
    public String name() {
        return this.side.transport().name();
    }

    @Override
    public boolean carries(int length) {
        return this.side.transport().carries(length);
    }

    @Override
    public Figures window(int length, long millis) {
        try {
            this.peers.forEach(peer -> peer.order("window " + length + " " + millis));
            List<Figures> figures =
                    answers(millis, GRACE_MILLIS).stream().map(Figures::parse).toList();
            return measured(figures.get(0), figures.subList(1, figures.size()));
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** One line of each process. They are left alone until it is due, since a launcher that looks around takes their time. */
    private List<String> answers(long dueMillis, long graceMillis) {
        List<String> lines = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(dueMillis + graceMillis);
        long patience = dueMillis + LOOK_MILLIS;
        for (PeerProcess peer : this.peers) {
            String line;
            while ((line = peer.answer(patience)) == null) {
                patience = LOOK_MILLIS;
                this.peers.stream().filter(Predicate.not(PeerProcess::isAlive)).forEach(dead -> {
                    throw new PeerException(dead + " has gone");
                });
                if (System.nanoTime() - deadline > 0) {
                    throw new PeerException(peer + " did not answer within " + (dueMillis + graceMillis) + " ms");
                }
            }
            lines.add(line);
        }
        return lines;
    }

    private PeerException failed(RuntimeException cause) {
        String errors = this.peers.stream()
                .map(peer -> peer.errors().lines().map(line -> "  " + peer + ": " + line + "\n"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining());
        kill();
        return new PeerException(name() + ": " + cause.getMessage() + (errors.isEmpty() ? "" : "\n" + errors));
    }

    private Figures measured(Figures receiving, List<Figures> sending) {
        return switch (this.side.scenario()) {
            case PING_PONG, COLD_PING_PONG -> sending.get(0);
            case THROUGHPUT, PRODUCERS -> {
                long[] sent = sending.stream().mapToLong(Figures::messages).toArray();
                if (!Arrays.equals(sent, receiving.shares())) {
                    throw new PeerException("received were " + Arrays.toString(receiving.shares())
                            + " messages, sent were " + Arrays.toString(sent));
                }
                yield receiving;
            }
            case IDLE -> receiving;
        };
    }

    private void kill() {
        this.peers.forEach(PeerProcess::kill);
        this.peers.clear();
    }

    @Override
    public void close() {
        try {
            this.peers.forEach(peer -> peer.order(Peer.END));
            this.peers.forEach(PeerProcess::close);
        } catch (PeerException e) {
            // it failed after its last window, whose figures are complete
        } finally {
            kill();
        }
    }
}
