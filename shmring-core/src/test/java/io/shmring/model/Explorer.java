/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays every interleaving, depth first, each state once. */
final class Explorer {

    /** More than that is a scenario that is too big, not a reason to go on. */
    private static final int LIMIT = 4_000_000;

    private static final int CHOICES = 3;
    private static final int DRAIN = CHOICES;
    private static final int KILL = CHOICES + 1;
    private static final int KINDS = CHOICES + 2;

    /**
     * What was found.
     *
     * @param states how many
     * @param ends how many of them are ends, in which nothing moves
     * @param violation what is wrong and how it comes about, or null
     */
    record Result(int states, int ends, @Nullable String violation) {}

    private static final class Frame {
        final World world;
        final String how;
        int next;
        boolean moved;

        Frame(World world, String how) {
            this.world = world;
            this.how = how;
        }
    }

    private Explorer() {}

    static Result explore(Model model) {
        World start = model.start();
        StateSet seen = new StateSet(start.bytes().length);
        Deque<Frame> path = new ArrayDeque<>();
        seen.add(start.bytes());
        path.push(new Frame(start, "start"));
        int moves = model.actors.size() * KINDS;
        int ends = 0;
        while (!path.isEmpty()) {
            Frame frame = path.peek();
            if (frame.next == moves) {
                if (!frame.moved) {
                    ends++;
                    String wrong = model.wrong(frame.world);
                    if (wrong != null) {
                        return new Result(seen.size(), ends, wrong + trace(path));
                    }
                }
                path.pop();
                continue;
            }
            int id = frame.next / KINDS;
            int kind = frame.next++ % KINDS;
            World world = frame.world.copy();
            if (!move(model, world, id, kind)) {
                continue;
            }
            frame.moved |= kind != KILL;
            if (seen.add(world.bytes())) {
                if (seen.size() > LIMIT) {
                    throw new IllegalStateException("more than " + LIMIT + " states: the scenario is too big");
                }
                path.push(new Frame(world, how(model, frame.world, id, kind)));
            }
        }
        return new Result(seen.size(), ends, null);
    }

    private static boolean move(Model model, World world, int id, int kind) {
        if (kind == KILL) {
            return model.kill(world, id);
        }
        if (kind == DRAIN) {
            if (world.isDrained(id)) {
                return false;
            }
            world.drainOne(id);
            return true;
        }
        return model.actors.get(id).move(world, kind);
    }

    private static String how(Model model, World before, int id, int kind) {
        String what = switch (kind) {
            case KILL -> "is killed before " + before.step(id);
            case DRAIN -> "has a store reach memory";
            case 0 -> before.step(id).toString();
            default -> before.step(id) + ", choice " + kind;
        };
        return model.actors.get(id).name() + " " + what;
    }

    private static String trace(Deque<Frame> path) {
        List<String> lines = new ArrayList<>();
        for (Iterator<Frame> frames = path.descendingIterator(); frames.hasNext(); ) {
            lines.add(frames.next().how);
        }
        return "\n  " + String.join("\n  ", lines);
    }
}
