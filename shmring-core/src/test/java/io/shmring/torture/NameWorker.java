/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmConsumer;
import io.shmring.ShmException;
import io.shmring.ShmExistsException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.ShmRole;
import io.shmring.ShmRoleHeldException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does random things with one name: creates, opens, takes a role for milliseconds, removes. Whatever the others do meanwhile,
 * each call either does what it says or is refused in one of the ways that its documentation names.
 */
final class NameWorker implements Runnable {

    private static final int LONGEST_TENURE_MILLIS = 25;

    /** Of a removal, to whoever holds a role; else it would have been refused. */
    private static final Set<String> REASONS = Set.of("was unlinked by force", "was replaced by a new one");

    private final Stage stage;
    private final long capacity;
    private final Random random;
    private final Tally tally;
    private volatile boolean ending;

    NameWorker(Stage stage, long capacity, Random random) {
        this.stage = stage;
        this.capacity = capacity;
        this.random = random;
        this.tally = new Tally(stage.journals());
    }

    void end() {
        this.ending = true;
    }

    @Override
    public void run() {
        try {
            while (!this.ending) {
                act();
            }
        } catch (RuntimeException | Error failure) {
            this.stage.fail(failure);
        }
    }

    /** A name is free, taken, or fought about. */
    private void act() {
        Kind kind = this.stage.kind();
        String name = this.stage.name();
        ShmOptions options = options();
        switch (this.random.nextInt(16)) {
            case 0 -> attempt(Tally.Deed.CREATED, () -> create(kind, name, options), ShmExistsException.class);
            case 1, 2 -> use(() -> kind.createConsumer(name, this.capacity, options), ShmExistsException.class);
            case 3, 4, 5 -> use(() -> kind.openOrCreateConsumer(name, this.capacity, options), ShmException.class);
            case 6, 7, 8 -> use(() -> kind.connectConsumer(name, options), ShmNotFoundException.class);
            case 9, 10, 11, 12 -> use(() -> kind.connectProducer(name, options), ShmNotFoundException.class);
            case 13, 14 -> attempt(Tally.Deed.UNLINKED, () -> kind.unlink(name, options), ShmException.class);
            default -> forceUnlink(kind, name, options);
        }
    }

    private boolean create(Kind kind, String name, ShmOptions options) {
        kind.create(name, this.capacity, options);
        return true;
    }

    /** Less often than the others, or no role would be held for long. */
    private void forceUnlink(Kind kind, String name, ShmOptions options) {
        if (this.random.nextInt(2) == 0) {
            attempt(Tally.Deed.UNLINKED_BY_FORCE, () -> kind.forceUnlink(name, options), ShmException.class);
        }
    }

    private ShmOptions options() {
        return this.stage
                .options()
                .openTimeout(Duration.ofMillis(this.random.nextInt(100)))
                .connectTimeout(Duration.ofMillis(this.random.nextInt(30)))
                .spin(Duration.ofNanos(this.random.nextInt(2) * 20_000L))
                .build();
    }

    private void attempt(Tally.Deed deed, BooleanSupplier call, Class<? extends ShmException> refusal) {
        Boolean done = tryTo(call::getAsBoolean, refusal);
        this.tally.count(done == null ? Tally.Deed.REFUSED : done ? deed : Tally.Deed.FOUND_NOTHING);
    }

    private void use(Supplier<OpenRole> opening, Class<? extends ShmException> refusal) {
        OpenRole open = tryTo(opening, refusal);
        this.tally.count(open == null ? Tally.Deed.REFUSED : Tally.Deed.OPENED);
        if (open == null) {
            return;
        }
        try {
            Long instance = instance(open);
            if (instance != null) {
                use(open, this.stage.journal(instance));
            } else {
                touch(open.role());
            }
        } finally {
            open.close();
        }
    }

    /**
     * Null if refused.
     *
     * @param refusal how, besides those that each call may get while others have what it wants
     */
    private static <T> @Nullable T tryTo(Supplier<T> call, Class<? extends ShmException> refusal) {
        try {
            return call.get();
        } catch (ShmRoleHeldException | ShmNotReadyException | ShmRemovedException busy) {
            return null;
        } catch (ShmException refused) {
            if (refused.getClass() != refusal) {
                throw refused;
            }
            return null;
        }
    }

    /**
     * The number of what a role belongs to. A path never goes back to what it held before: if the role's object is at its path
     * after the look, it was there during the look.
     *
     * @return null if it was removed already
     */
    private @Nullable Long instance(OpenRole open) {
        try {
            long instance = this.stage.instance();
            return open.role().isCurrent() ? instance : null;
        } catch (ShmException gone) {
            if (open.role().isCurrent()) {
                throw gone;
            }
            return null;
        }
    }

    private void use(OpenRole open, RingJournal journal) {
        Session session = this.stage.session(open.role(), journal, Receipts::late, this.random, Pace.HASTY);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(this.random.nextInt(LONGEST_TENURE_MILLIS));
        try {
            while (System.nanoTime() - end < 0 && !this.ending) {
                session.burst();
            }
            session.leave();
            open.close();
            session.settle();
        } catch (ShmRemovedException removed) {
            requireForce(removed);
            session.leave();
            if (session instanceof Receiver) {
                session.settle();
                journal.drained();
            }
        }
    }

    /** A role of an object that has gone meanwhile, or had gone before it was taken: only the former can be. */
    private static void touch(ShmRole role) {
        try {
            if (role instanceof ShmProducer producer) {
                producer.waitForSpace(0, Duration.ZERO);
            } else {
                ((ShmConsumer) role).waitForData(Duration.ZERO);
            }
        } catch (ShmRemovedException removed) {
            requireForce(removed);
        }
    }

    private static void requireForce(ShmRemovedException removed) {
        String message = String.valueOf(removed.getMessage());
        Violation.unless(
                REASONS.stream().anyMatch(message::contains),
                "removed while its role was held, but not by force: " + message);
    }
}
