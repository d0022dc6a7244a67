/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays every interleaving, depth first, each state once.
 *
 * @param <S> the model's states
 */
public final class Explorer<S extends State<S>> {

    /** More than that is a scenario that is too big, not a reason to go on. */
    private static final int LIMIT = 4_000_000;

    /**
     * What was found.
     *
     * @param states how many
     * @param ends how many of them are ends, in which nothing moves
     * @param violation what is wrong and how it comes about, or null
     */
    public record Result(int states, int ends, @Nullable String violation) {}

    private static final class Frame<S> {
        final S state;
        final int index;
        final String how;
        int next;
        boolean moved;

        Frame(S state, int index, String how) {
            this.state = state;
            this.index = index;
            this.how = how;
        }
    }

    private final Explorable<S> model;
    private final StateSet seen;
    private final Deque<Frame<S>> path = new ArrayDeque<>();
    private final BitSet onPath = new BitSet();
    private int ends;

    private Explorer(Explorable<S> model, S start) {
        this.model = model;
        this.seen = new StateSet(start.bytes().length);
        this.seen.add(start.bytes());
        push(start, 0, "start");
    }

    /** Explores a model until all is seen or something is wrong. */
    public static <S extends State<S>> Result explore(Explorable<S> model) {
        Explorer<S> explorer = new Explorer<>(model, model.start());
        String wrong = explorer.run();
        return new Result(explorer.seen.size(), explorer.ends, wrong == null ? null : wrong + explorer.trace());
    }

    /** Returns what is wrong with the last state of the path, or null. */
    private @Nullable String run() {
        while (!this.path.isEmpty()) {
            Frame<S> frame = this.path.element();
            String wrong = frame.next == this.model.moves() ? pop(frame) : step(frame, frame.next++);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable String step(Frame<S> frame, int move) {
        S state = frame.state.copy();
        if (!this.model.move(state, move)) {
            return null;
        }
        frame.moved |= this.model.counts(move);
        int index = this.seen.size();
        int known = this.seen.add(state.bytes());
        if (known < 0) {
            if (index == LIMIT) {
                throw new IllegalStateException("more than " + LIMIT + " states: the scenario is too big");
            }
            push(state, index, this.model.tell(frame.state, move));
            return this.model.wrong(state);
        }
        String circle = this.model.wrongInACircle();
        if (circle != null && this.onPath.get(known)) {
            push(state, known, this.model.tell(frame.state, move));
            return circle;
        }
        return null;
    }

    private void push(S state, int index, String how) {
        this.onPath.set(index);
        this.path.push(new Frame<>(state, index, how));
    }

    private @Nullable String pop(Frame<S> frame) {
        if (!frame.moved) {
            this.ends++;
            String wrong = this.model.wrongAtTheEnd(frame.state);
            if (wrong != null) {
                return wrong;
            }
        }
        this.onPath.clear(frame.index);
        this.path.pop();
        return null;
    }

    private String trace() {
        List<String> lines = new ArrayList<>();
        for (Iterator<Frame<S>> frames = this.path.descendingIterator(); frames.hasNext(); ) {
            lines.add(frames.next().how);
        }
        return "\n  " + String.join("\n  ", lines);
    }
}
