/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmProducer;
import io.shmring.ShmRole;
import org.jspecify.annotations.Nullable;

/** Opens, suspends, closes, looks and removes, as the input says. */
final class LifePlay {

    private final Input input;
    private final Rig rig;
    private final Attacker attacker;

    LifePlay(Input input, Rig rig, Attacker attacker) {
        this.input = input;
        this.rig = rig;
        this.attacker = attacker;
    }

    void play() {
        Slot slot = this.rig.slots().get(this.input.below(this.rig.slots().size()));
        ShmRole role = this.input.isOneIn(2) ? slot.producer() : this.rig.consumer();
        switch (this.input.below(16)) {
            case 0, 1 -> end(role, "close");
            case 2, 3 -> end(role, "suspend");
            case 4, 5 -> resume(role);
            case 6, 7 -> takeMissing();
            case 8 -> reconnect();
            case 9 -> unlink(false);
            case 10 -> unlink(true);
            case 11, 12 -> renew();
            default -> inspect();
        }
        this.rig.refresh();
        this.attacker.aimAt(this.rig.victims());
    }

    // ---- roles

    private void end(@Nullable ShmRole role, String how) {
        if (role == null) {
            return;
        }
        Call<Boolean> end = how.equals("close") ? Call.run(how, role::close) : Call.of(how, role::suspend);
        if (end.hasThrown() && role.isOpen()) {
            throw new AssertionError(end + " of an open handle");
        }
        look(); // what was finished is flushed, what was released is given back
    }

    private void resume(@Nullable ShmRole role) {
        if (role != null) {
            assertMoreOnlyIfRepaired(Call.run("resume", role::resume));
        }
    }

    void takeMissing() {
        ShmConsumer consumer = this.rig.consumer();
        if (consumer == null || !consumer.isOpen()) {
            Call<ShmConsumer> taken = Call.of("consumer", this.rig::openConsumer);
            this.rig.give(taken.value(), this.attacker.writes());
            assertMoreOnlyIfRepaired(taken);
        }
        for (Slot slot : this.rig.slots()) {
            ShmProducer producer = slot.producer();
            if (producer == null || !producer.isOpen()) {
                Call<ShmProducer> taken = Call.of("producer", () -> this.rig.openProducer(slot.id()));
                slot.give(taken.value(), this.attacker.writes());
                assertMoreOnlyIfRepaired(taken);
            }
        }
    }

    private void reconnect() {
        Call.run("close", this.rig::disconnect);
        this.rig.give(null, 0);
        this.rig.slots().forEach(slot -> slot.give(null, 0));
        look();
        assertMoreOnlyIfRepaired(Call.run("connect", this.rig::connect));
        this.rig.refresh();
        takeMissing();
    }

    /** What could not be opened is as it was. Only a removal or a creation that was left half-way is finished. */
    private void assertMoreOnlyIfRepaired(Call<?> call) {
        if (call.hasThrown() && this.rig.isSaidToBeOpen()) {
            assertUntouched(call);
        }
        look();
    }

    // ---- objects

    private void unlink(boolean force) {
        Call<Boolean> unlink = Call.of(force ? "forceUnlink" : "unlink", () -> this.rig.unlink(force));
        if (unlink.hasThrown()) {
            assertUntouched(unlink);
        }
        look();
    }

    /** Begins with new objects, after everything was closed. */
    private void renew() {
        Call.run("close", this.rig::disconnect);
        look();
        unlink(true);
        this.rig.removeFiles();
        this.rig.create(this.attacker.writes());
        takeMissing();
    }

    private void inspect() {
        Call<ShmInspector> open = Call.of("inspect", this.rig::inspect);
        ShmInspector inspector = open.value();
        if (inspector != null) {
            this.attacker.strike();
            Call.of("snapshot", inspector::snapshot);
            Call.of("isCurrent", inspector::isCurrent);
            inspector.close();
        }
        assertUntouched(open);
    }

    private void assertUntouched(Call<?> call) {
        for (Victim victim : this.rig.victims()) {
            victim.assertChangedOnly(Territory.NOBODY.bytes(), call.what());
        }
    }

    private void look() {
        this.rig.victims().forEach(Victim::look);
    }
}
