/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmRoleHeldException;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role has one holder on the host, until the kernel has seen the last of the holder's process. */
@Timeout(60)
class RoleTests extends ProcessTest {

    private static final int SLOTS = 3;

    @ParameterizedTest
    @CsvSource({
        "takeProducer, spsc, producer",
        "takeConsumer, spsc, consumer",
        "takeConsumer, mpsc, consumer",
        "takeProducer, mpsc-0, producer 0",
        "takeProducer, mpsc-1, producer 1",
        "takeProducer, mpsc-2, producer 2"
    })
    void roleIsRefusedWhileHeldAndFreeOnceItsHolderIsKilled(String take, String kind, String role) {
        String name = this.names.next();
        create(name, kind, SLOTS, 4096);
        ChildJvm holder = start();
        ChildJvm contender = start();
        holder.call(take, name, kind).value();

        contender.call("options", 50, 0, 0).value();
        Answer.Failure refused = contender.call(take, name, kind).failure();
        assertThat(refused.is(ShmRoleHeldException.class))
                .as(refused.toString())
                .isTrue();
        assertThat(refused.message()).contains(name, "role of " + role, "pid " + holder.pid());

        contender.call("options", 30_000, 0, 0).value();
        contender.begin(take, name, kind); // tries until the kernel is done with the holder
        assertThat(contender.hasAnswer()).isFalse();
        holder.kill();
        contender.answer().value();
        assertThat(holderPid(name, take, kind)).isEqualTo(contender.pid());
    }

    private static long holderPid(String name, String take, String kind) {
        ShmSnapshot snapshot = snapshot(name);
        int slot = kind.startsWith("mpsc-") ? kind.charAt(5) - '0' : 0;
        ShmSnapshot.Role role = take.equals("takeConsumer")
                ? snapshot.consumer()
                : snapshot.rings().get(slot).producer();
        assertThat(role.held()).isTrue();
        return role.pid();
    }

    @Test
    void producersWithoutAWishGetDifferentSlotsUntilNoneIsLeft() {
        String name = this.names.next();
        create(name, "mpsc", 2, 4096);
        ChildJvm first = start();
        ChildJvm second = start();
        ChildJvm third = start();
        first.begin("takeProducer", name, "mpsc");
        second.begin("takeProducer", name, "mpsc");
        assertThat(new long[] {first.answer().number(), second.answer().number()})
                .containsExactlyInAnyOrder(0, 1);

        third.call("options", 50, 0, 0).value();
        Answer.Failure refused = third.call("takeProducer", name, "mpsc").failure();
        assertThat(refused.is(ShmRoleHeldException.class))
                .as(refused.toString())
                .isTrue();
        assertThat(refused.message()).contains(name, "producers 0 to 1");

        first.kill();
        third.call("options", 10_000, 0, 0).value();
        third.call("takeProducer", name, "mpsc").value();
        assertThat(snapshot(name).rings())
                .extracting(ring -> ring.producer().pid())
                .containsExactlyInAnyOrder(second.pid(), third.pid());
    }

    @ParameterizedTest
    @CsvSource({"takeProducer, spsc", "takeConsumer, spsc", "takeConsumer, mpsc", "takeProducer, mpsc-1"})
    void ringIsNotUnlinkedWhileARoleIsHeldElsewhere(String take, String kind) {
        String name = this.names.next();
        create(name, kind, SLOTS, 4096);
        ChildJvm holder = start();
        holder.call(take, name, kind).value();
        long instance = snapshot(name).instanceId();
        ShmOptions options =
                ShmOptions.builder().openTimeout(Duration.ofMillis(50)).build();

        assertThatExceptionOfType(ShmRoleHeldException.class)
                .isThrownBy(() -> {
                    if (kind.equals("spsc")) {
                        SpscShm.unlink(name, options);
                    } else {
                        MpscConsumer.unlink(name, options);
                    }
                })
                .withMessageContaining(name);
        assertThat(snapshot(name).state()).isEqualTo(ShmSnapshot.State.OPEN);
        assertThat(snapshot(name).instanceId()).isEqualTo(instance);

        holder.kill();
        assertThat(kind.equals("spsc") ? SpscShm.unlink(name) : MpscConsumer.unlink(name))
                .isTrue();
    }

    /** The other process begins where this one stopped, and this one goes on where the other one stopped. */
    @ParameterizedTest
    @CsvSource({"spsc", "mpsc-1"})
    void suspendedProducerGoesOnWhereAnotherProcessStopped(String kind) {
        String name = this.names.next();
        create(name, kind, 2, 1 << 14);
        ChildJvm consumer = start();
        ChildJvm mine = start();
        ChildJvm other = start();
        consumer.call("takeConsumer", name, kind).value();
        consumer.begin("consume", 0, 30_000, 0);
        mine.call("takeProducer", name, kind).value();
        mine.call("publish", 0, 10_000, 0).value();
        assertThat(mine.call("suspendProducer").isTrue()).isTrue();

        other.call("takeProducer", name, kind).value();
        other.call("publish", 10_000, 10_000, 0).value();
        other.call("closeProducer").value();

        mine.call("resumeProducer").value();
        mine.call("publish", 20_000, 10_000, 0).value();
        consumer.answer().value();
        assertNoRescues(name);
        assertThat(snapshot(name).available()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"spsc", "mpsc"})
    void suspendedConsumerGoesOnWhereAnotherProcessStopped(String kind) {
        String name = this.names.next();
        create(name, kind, 1, 1 << 14);
        ChildJvm producer = start();
        ChildJvm mine = start();
        ChildJvm other = start();
        producer.call("takeProducer", name, kind).value();
        producer.begin("publish", 0, 30_000, 0);
        mine.call("takeConsumer", name, kind).value();
        mine.call("consume", 0, 10_000, 0).value();
        assertThat(mine.call("suspendConsumer").isTrue()).isTrue();

        other.call("takeConsumer", name, kind).value();
        other.call("consume", 10_000, 10_000, 0).value();
        other.call("closeConsumer").value();

        mine.call("resumeConsumer").value();
        mine.call("consume", 20_000, 10_000, 0).value();
        producer.answer().value();
        assertDrained(name, 30_000);
        assertNoRescues(name);
    }

    @Test
    void resumeIsRefusedWhileAnotherProcessHoldsTheRole() {
        String name = this.names.next();
        create(name, "spsc", 1, 4096);
        ChildJvm mine = start();
        ChildJvm other = start();
        mine.call("options", 50, 0, 0).value();
        mine.call("takeProducer", name, "spsc").value();
        assertThat(mine.call("suspendProducer").isTrue()).isTrue();
        other.call("takeProducer", name, "spsc").value();

        Answer.Failure refused = mine.call("resumeProducer").failure();
        assertThat(refused.is(ShmRoleHeldException.class))
                .as(refused.toString())
                .isTrue();
        assertThat(refused.message()).contains("pid " + other.pid());

        other.call("closeProducer").value();
        mine.call("resumeProducer").value();
        assertThat(mine.call("offer", 10).isTrue()).isTrue();
    }
}
