/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static io.shmring.model.World.ARM_SEEN;
import static io.shmring.model.World.BEFORE;
import static io.shmring.model.World.GAVE_UP;
import static io.shmring.model.World.GENERATION;
import static io.shmring.model.World.MEMO;
import static io.shmring.model.World.POSITION;
import static io.shmring.model.World.RING;
import static io.shmring.model.World.SCAN;
import static io.shmring.model.World.SEQ_SEEN;
import static io.shmring.model.World.STORED;
import static io.shmring.model.World.THEN;

/**
 * A role as a machine of steps: WAIT, GATE and TAKE are the same for both sides. A move does one access of shared memory and
 * whatever is local behind it.
 */
abstract class Role implements Actor {

    /** What a look found, of which each load is a move. */
    enum Look {
        READY,
        NOT_READY,
        UNDECIDED
    }

    final int id;
    final Model model;

    Role(Model model, int id) {
        this.model = model;
        this.id = id;
    }

    // ---- what the sides differ in

    abstract int arm();

    /** The words that a look loads, one after another. */
    abstract int looks();

    abstract boolean isReady(World world, int look, boolean cached);

    /** A ring whose cursor is held back, or -1. */
    abstract int heldBack(World world);

    /** WAIT 2; false if this side has nothing to announce. */
    abstract boolean announce(World world);

    abstract int cursorWord(int ring);

    abstract int peerArm(int ring);

    abstract int peerSeq(int ring);

    /** GATE 3. */
    abstract boolean isWakeUpWanted(World world, int ring);

    abstract boolean hasGate3();

    /** How many rings the gate of this role serves. */
    abstract int rings();

    abstract boolean next(World world, int choice);

    /** Back from a wait. */
    abstract void resume(World world);

    /** What a successor finds. */
    abstract void readCursors(World world);

    boolean mayTimeOut(World world) {
        return false;
    }

    // ---- moves

    @Override
    public boolean move(World world, int choice) {
        Step step = world.step(this.id);
        if (step == Step.NEXT || step == Step.WRITTEN) {
            return next(world, choice);
        }
        return choice == 0 && run(world, step);
    }

    boolean run(World world, Step step) {
        this.model.taken.add(step);
        switch (step) {
            case WAIT_0:
                int ring = heldBack(world);
                if (ring >= 0 && !is(Neighbour.NOTHING_SETTLED)) {
                    return announceCursor(world, ring, Step.WAIT_0);
                }
                return goOn(world, Step.WAIT_1);
            case WAIT_1:
                return look(world, this::resume, this.model.neighbour.order().get(0), false);
            case WAIT_2:
                return announce(world) ? then(world, after(step)) : goOn(world, after(step));
            case WAIT_3:
                world.set(this.id, SEQ_SEEN, world.load(this.id, seq()));
                return then(world, after(step));
            case WAIT_4:
                int generation = generation(world.load(this.id, arm()));
                world.set(this.id, GENERATION, generation);
                return store(world, arm(), generation, is(Neighbour.ARM_WITHOUT_BARRIER)) && then(world, after(step));
            case WAIT_5:
                return look(world, w -> then(w, Step.WAIT_7), after(step), is(Neighbour.LOOK_AT_THE_CACHE));
            case WAIT_6:
                if (!world.isDrained(this.id)) {
                    return false;
                }
                boolean moved = world.memory(seq()) != world.get(this.id, SEQ_SEEN);
                return then(world, moved ? Step.WAIT_7 : Step.ASLEEP);
            case ASLEEP:
                if (!mayTimeOut(world)) {
                    return false;
                }
                world.set(this.id, GAVE_UP, 1);
                return then(world, Step.WAIT_7);
            case WAIT_7:
                int even = is(Neighbour.ONE_GENERATION) ? 0 : world.get(this.id, GENERATION) + 1;
                return store(world, arm(), even, false) && then(world, Step.WAIT_8);
            case WAIT_8:
                if (world.get(this.id, GAVE_UP) != 0) {
                    resume(world);
                    return true;
                }
                return look(world, this::resume, this.model.neighbour.order().get(0), false);
            default:
                return gate(world, step);
        }
    }

    private boolean gate(World world, Step step) {
        int ring = world.get(this.id, RING);
        switch (step) {
            case GATE_1:
                int cursor = world.get(this.id, POSITION + ring);
                int before = world.get(this.id, STORED + ring);
                if (!store(world, cursorWord(ring), cursor, is(Neighbour.CURSOR_WITHOUT_BARRIER))) {
                    return false;
                }
                world.set(this.id, BEFORE, before);
                world.set(this.id, STORED + ring, cursor);
                if (is(Neighbour.ARM_BEFORE_CURSOR)) {
                    decide(world, ring);
                    return true;
                }
                return then(world, Step.GATE_2);
            case GATE_2:
                world.set(this.id, ARM_SEEN, world.load(this.id, peerArm(ring)));
                if (is(Neighbour.ARM_BEFORE_CURSOR)) {
                    return then(world, Step.GATE_1);
                }
                decide(world, ring);
                return true;
            case GATE_3:
                if (isWakeUpWanted(world, ring)) {
                    return then(world, Step.GATE_4);
                }
                if (is(Neighbour.MEMO_WITHOUT_WAKE)) {
                    world.set(this.id, MEMO + ring, world.get(this.id, ARM_SEEN));
                }
                return endGate(world);
            case GATE_4:
                if (!world.isDrained(this.id)) {
                    return false;
                }
                world.set(this.id, MEMO + ring, world.get(this.id, ARM_SEEN));
                return bump(world, ring);
            case BUMPED:
                this.model.wakeAll(world, peerSeq(ring));
                return endGate(world);
            default:
                return take(world, step, ring);
        }
    }

    /** Ending a predecessor's sleep and announcing what it could not announce. */
    private boolean take(World world, Step step, int ring) {
        switch (step) {
            case KILLED:
                if (!world.isDrained(this.id)) {
                    return false;
                }
                readCursors(world);
                return then(world, Step.TAKE_1);
            case TAKE_1:
                int arm = world.load(this.id, arm());
                boolean stale = (arm & 1) != 0 && !is(Neighbour.STALE_ARM_KEPT) && !is(Neighbour.STALE_GENERATION);
                if (stale && !store(world, arm(), arm + 1, false)) {
                    return false;
                }
                return then(world, is(Neighbour.ATTACH_WITHOUT_WAKE) ? Step.NEXT : Step.TAKE_2);
            case TAKE_2:
                if (!world.isDrained(this.id)) {
                    return false;
                }
                world.set(this.id, THEN, (ring + 1 == rings() ? Step.NEXT : Step.TAKE_2).ordinal());
                return bump(world, ring);
            default:
                return false;
        }
    }

    // ---- pieces

    boolean is(Neighbour neighbour) {
        return this.model.neighbour == neighbour;
    }

    boolean then(World world, Step step) {
        world.go(this.id, step);
        return true;
    }

    /** Nothing shared was touched: the next step belongs to this move. */
    boolean goOn(World world, Step step) {
        world.go(this.id, step);
        return run(world, step);
    }

    boolean announceCursor(World world, int ring, Step then) {
        world.set(this.id, RING, ring);
        world.set(this.id, THEN, then.ordinal());
        return goOn(world, is(Neighbour.ARM_BEFORE_CURSOR) ? Step.GATE_2 : Step.GATE_1);
    }

    private void decide(World world, int ring) {
        int arm = world.get(this.id, ARM_SEEN);
        if ((arm & 1) == 0 || arm == world.get(this.id, MEMO + ring)) {
            endGate(world);
        } else {
            world.go(this.id, hasGate3() ? Step.GATE_3 : Step.GATE_4);
        }
    }

    /** Bumps and wakes, in one by the kernel or one after the other. */
    private boolean bump(World world, int ring) {
        if (!is(Neighbour.WAKE_WITHOUT_BUMP)) {
            world.memory(peerSeq(ring), world.memory(peerSeq(ring)) + 1);
        }
        if (!this.model.kernelBumps) {
            return then(world, Step.BUMPED);
        }
        this.model.wakeAll(world, peerSeq(ring));
        return endGate(world);
    }

    private boolean endGate(World world) {
        Step then = Step.ALL[world.get(this.id, THEN)];
        int ring = world.get(this.id, RING);
        world.set(this.id, ARM_SEEN, 0);
        world.set(this.id, BEFORE, 0);
        world.set(this.id, THEN, 0);
        world.set(this.id, RING, then == Step.TAKE_2 ? ring + 1 : 0);
        return then(world, then);
    }

    boolean store(World world, int word, int value, boolean weak) {
        if (weak) {
            world.storeBuffered(this.id, word, value);
            return true;
        }
        if (!world.isDrained(this.id)) {
            return false;
        }
        world.memory(word, value);
        return true;
    }

    private boolean look(World world, java.util.function.Consumer<World> ready, Step otherwise, boolean cached) {
        switch (lookOnce(world, cached)) {
            case READY:
                ready.accept(world);
                return true;
            case NOT_READY:
                return then(world, otherwise);
            default:
                return true;
        }
    }

    private Look lookOnce(World world, boolean cached) {
        int look = world.get(this.id, SCAN);
        if (isReady(world, look, cached)) {
            world.set(this.id, SCAN, 0);
            return Look.READY;
        }
        boolean last = look + 1 == looks();
        world.set(this.id, SCAN, last ? 0 : look + 1);
        return last ? Look.NOT_READY : Look.UNDECIDED;
    }

    private int generation(int arm) {
        if (is(Neighbour.ONE_GENERATION)) {
            return 1;
        }
        return is(Neighbour.STALE_GENERATION) ? arm | 1 : (arm + 1) | 1;
    }

    private Step after(Step step) {
        return this.model.neighbour.after(step);
    }

    /** Forgets what only a wait needs, so that states that differ in nothing else are one. */
    void endWait(World world) {
        world.set(this.id, SEQ_SEEN, 0);
        world.set(this.id, GENERATION, 0);
        world.set(this.id, GAVE_UP, 0);
        world.set(this.id, World.TARGET, 0);
    }
}
