/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmExistsException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.ShmRoleHeldException;
import io.shmring.ShmSnapshot;
import io.shmring.ShmSuspendedException;
import io.shmring.SpscShm;
import io.shmring.testing.TestRings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests for {@link ShmRings}. */
@Timeout(60)
class ShmRingsTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : this.opened) {
            each.close();
        }
    }

    @Test
    void opensNothingWhenNothingIsDeclared() {
        ShmRings rings = rings();
        assertThat(rings.all()).isEmpty();
        assertThat(this.test.objects()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rings.get("orders"))
                .withMessageContaining("'orders'")
                .withMessageContaining("[]");
    }

    @Test
    void createsWithTheDefaultsAndTakesTheRoles() {
        ShmRings rings = rings(
                this.test.spsc("in", ShmRingRole.CONSUMER),
                this.test.spsc("out", ShmRingRole.PRODUCER),
                this.test.mpsc("many", ShmRingRole.CONSUMER),
                this.test.spsc("self", ShmRingRole.BOTH));
        assertThat(rings.keys()).containsExactly("in", "out", "many", "self");
        assertThat(rings.get("in", SpscShm.class).capacity()).isEqualTo(1 << 20);
        assertThat(rings.get("many", MpscConsumer.class).producers()).isEqualTo(4);
        assertThat(rings.get("out").name()).isEqualTo(this.test.name("out"));
        assertThat(rings.get("self").roles()).hasSize(2);
        ShmSnapshot snapshot = rings.get("self").snapshot();
        assertThat(snapshot.consumer().held()).isTrue();
        assertThat(snapshot.rings().get(0).producer().held()).isTrue();
        assertThat(rings.get("in").snapshot().rings().get(0).producer().held()).isFalse();
    }

    @Test
    void isNotLookedAtAnyMoreWhenClosed() {
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        ShmRing ring = rings.get("in");
        assertThat(ring.snapshot().consumer().held()).isTrue();
        rings.close();
        assertThatIllegalStateException()
                .isThrownBy(ring::snapshot)
                .withMessageContaining("'in'")
                .withMessageContaining("closed");
    }

    @Test
    void goesOnLookingEachSecondWhenALookBreaks() {
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        AtomicInteger looks = new AtomicInteger();
        rings.everySecond(() -> {
            throw new AssertionError("broken");
        });
        rings.everySecond(looks::incrementAndGet);
        rings.start();
        await().until(() -> looks.get() >= 2);
    }

    @Test
    void hasOnlyTheDeclaredRoles() {
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER), this.test.spsc("out", ShmRingRole.PRODUCER));
        assertThatIllegalStateException()
                .isThrownBy(() -> rings.get("in").producer())
                .withMessageContaining("shmring.rings.in.role")
                .withMessageContaining("'producer' or 'both'");
        assertThatIllegalStateException()
                .isThrownBy(() -> rings.get("out").consumer())
                .withMessageContaining("shmring.rings.out.role");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rings.get("in", MpscConsumer.class))
                .withMessageContaining("MpscConsumer");
    }

    @Test
    void createsItsOwnRingsBeforeItWaitsForThoseOfOthers() {
        CompletableFuture<ShmRings> waiting = CompletableFuture.supplyAsync(() -> rings(
                this.test
                        .spsc("theirs", ShmRingRole.CONSUMER)
                        .open(ShmOpenMode.CONNECT)
                        .connectTimeout(Duration.ofSeconds(30)),
                this.test.mpsc("mine", ShmRingRole.CONSUMER)));
        await().until(() -> this.test.objects().contains("mine_doorbell"));
        assertThat(waiting).isNotDone();
        keep(SpscShm.create(this.test.name("theirs"), 4096));
        assertThat(waiting.join().keys()).containsExactly("theirs", "mine");
    }

    @Test
    void failsWhenNobodyCreatesTheRingInTimeAndLeavesNothingOpen() {
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(() -> rings(
                        this.test.spsc("mine", ShmRingRole.CONSUMER), this.test.mpsc("theirs", ShmRingRole.PRODUCER)))
                .withCauseInstanceOf(ShmNotFoundException.class)
                .satisfies((ex) -> assertThat(ex.key()).isEqualTo("theirs"))
                .satisfies((ex) -> assertThat(ex.isTimedOut()).isTrue());
        assertThat(rings(this.test.spsc("mine", ShmRingRole.CONSUMER)).keys()).containsExactly("mine");
    }

    @Test
    void waitsForARoleThatItsPredecessorStillHolds() {
        ShmRings predecessor = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        CompletableFuture<ShmRings> successor = CompletableFuture.supplyAsync(() -> rings(
                this.test.spsc("in", ShmRingRole.CONSUMER).connectTimeout(Duration.ofSeconds(30)),
                this.test.spsc("out", ShmRingRole.PRODUCER)));
        await().until(() -> this.test.objects().contains("out"));
        assertThat(successor).isNotDone();
        predecessor.close();
        assertThat(successor.join().get("in").snapshot().consumer().held()).isTrue();
    }

    @Test
    void waitsForAFreeSlotAmongManyProducers() {
        rings(this.test.mpsc("many", ShmRingRole.CONSUMER).geometry(4096L, 1, null));
        ShmRings first = rings(this.test.mpsc("many", ShmRingRole.PRODUCER));
        CompletableFuture<ShmRings> second = CompletableFuture.supplyAsync(
                () -> rings(this.test.mpsc("many", ShmRingRole.PRODUCER).connectTimeout(Duration.ofSeconds(30))));
        assertThat(first.get("many", MpscProducer.class).producerId()).isZero();
        first.close();
        assertThat(second.join().get("many", MpscProducer.class).producerId()).isZero();
    }

    @Test
    void failsWhenTheRoleStaysHeld() {
        rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(() -> rings(this.test.spsc("in", ShmRingRole.CONSUMER)))
                .withCauseInstanceOf(ShmRoleHeldException.class)
                .satisfies((ex) -> assertThat(((ShmRoleHeldException) ex.getCause()).isHeldByThisProcess())
                        .isTrue());
    }

    @Test
    void takesTheSlotThatItDeclares() {
        rings(this.test.mpsc("many", ShmRingRole.CONSUMER).geometry(4096L, 3, null));
        ShmRings rings = rings(this.test.mpsc("many", ShmRingRole.PRODUCER).geometry(null, null, 2));
        assertThat(rings.get("many").producer().producerId()).isEqualTo(2);
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(
                        () -> rings(this.test.mpsc("many", ShmRingRole.PRODUCER).geometry(null, null, 3)))
                .withMessageContaining("3")
                .satisfies((ex) -> assertThat(ex.isTimedOut()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(
            value = ShmOpenMode.class,
            names = {"OPEN_OR_CREATE", "CONNECT"})
    void acceptsTheGeometryThatIsThereUnlessItDeclaresOne(ShmOpenMode open) {
        keep(SpscShm.create(
                this.test.name("in"),
                64 << 10,
                ShmOptions.builder().stamped(true).build()));
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER).open(open));
        assertThat(rings.get("in").consumer().capacity()).isEqualTo(64 << 10);
        rings.close();
        assertThat(rings(this.test
                                .spsc("in", ShmRingRole.CONSUMER)
                                .open(open)
                                .geometry(60_000L, null, null)
                                .stamped(true))
                        .get("in")
                        .consumer()
                        .capacity())
                .isEqualTo(64 << 10);
    }

    @ParameterizedTest
    @EnumSource(
            value = ShmOpenMode.class,
            names = {"OPEN_OR_CREATE", "CONNECT"})
    void refusesAnotherGeometryThanItDeclaresAtOnceWithBothNumbers(ShmOpenMode open) {
        keep(SpscShm.create(this.test.name("in"), 64 << 10));
        assertGeometry(
                this.test.spsc("in", ShmRingRole.CONSUMER).open(open).geometry(128L << 10, null, null),
                "65536",
                "131072");
        assertGeometry(this.test.spsc("in", ShmRingRole.CONSUMER).open(open).stamped(true), "false", "true");
        assertGeometry(this.test.mpsc("in", ShmRingRole.CONSUMER).open(open), "SPSC", "MPSC");
        keep(MpscConsumer.create(this.test.name("many"), 2, 4096)).close();
        assertGeometry(this.test.mpsc("many", ShmRingRole.CONSUMER).open(open).geometry(null, 3, null), "2", "3");
        assertGeometry(this.test.mpsc("many", ShmRingRole.CONSUMER).open(open).stamped(true), "false", "true");
        assertGeometry(this.test.spsc("many", ShmRingRole.CONSUMER).open(open), "MPSC", "SPSC");
    }

    private void assertGeometry(TestRings.Builder ring, String actual, String declared) {
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(() -> rings(ring.connectTimeout(Duration.ofMinutes(10))))
                .withCauseInstanceOf(ShmGeometryException.class)
                .withMessageContaining(actual)
                .withMessageContaining(declared);
    }

    @Test
    void failsToCreateWhatIsThere() {
        keep(SpscShm.create(this.test.name("in"), 4096));
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(
                        () -> rings(this.test.spsc("in", ShmRingRole.CONSUMER).open(ShmOpenMode.CREATE)))
                .withCauseInstanceOf(ShmExistsException.class);
    }

    @Test
    void refusesTwoRingsOfTheSameKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rings(this.test.spsc("in", ShmRingRole.CONSUMER), this.test.spsc("in", ShmRingRole.PRODUCER)))
                .withMessageContaining("'in'");
        assertThat(this.test.objects()).isEmpty();
    }

    @Test
    void givesTheRolesBackWhileStopped() {
        ShmRings first = rings(this.test.spsc("both", ShmRingRole.BOTH), this.test.mpsc("many", ShmRingRole.CONSUMER));
        assertThat(first.isRunning()).isFalse();
        first.start();
        assertThat(first.isRunning()).isTrue();
        first.get("both").producer().offer(ByteBuffer.wrap(new byte[] {1}));
        first.stop();
        assertThat(first.isRunning()).isFalse();
        assertThat(first.get("both").isSuspended()).isTrue();
        assertThatExceptionOfType(ShmSuspendedException.class)
                .isThrownBy(() -> first.get("both").producer().claim(1));

        ShmRings second = rings(this.test.spsc("both", ShmRingRole.BOTH), this.test.mpsc("many", ShmRingRole.CONSUMER));
        second.start();
        assertThat(second.get("both").consumer().peek().get()).isEqualTo((byte) 1);
        second.get("both").consumer().release();
        second.get("both").producer().offer(ByteBuffer.wrap(new byte[] {2}));
        second.stop();

        first.start();
        assertThat(first.get("both").isSuspended()).isFalse();
        assertThat(first.get("both").consumer().peek().get()).isEqualTo((byte) 2);
        first.get("both").consumer().release();
    }

    @Test
    void waitsForItsRolesWhenStartedAgain() {
        ShmRings first = rings(this.test.spsc("in", ShmRingRole.CONSUMER).connectTimeout(Duration.ofSeconds(30)));
        first.start();
        first.stop();
        ShmRings second = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        CompletableFuture<Void> starting = CompletableFuture.runAsync(first::start);
        assertThat(first.isRunning()).isFalse();
        second.close();
        starting.join();
        assertThat(first.get("in").snapshot().consumer().held()).isTrue();
    }

    @Test
    void holdsNoRoleIfItCannotStartAgain() {
        ShmRings first = rings(this.test.spsc("a", ShmRingRole.CONSUMER), this.test.spsc("b", ShmRingRole.CONSUMER));
        first.start();
        first.stop();
        ShmRings second = rings(this.test.spsc("b", ShmRingRole.CONSUMER));
        assertThatExceptionOfType(ShmRingOpenException.class)
                .isThrownBy(first::start)
                .satisfies((ex) -> assertThat(ex.key()).isEqualTo("b"));
        assertThat(first.isRunning()).isFalse();
        assertThat(first.get("a").snapshot().consumer().held()).isFalse();
        second.close();
        first.start();
        assertThat(first.get("a").snapshot().consumer().held()).isTrue();
    }

    @Test
    void createsItsRingsAnewIfTheyWereRemovedWhileItWasStopped() {
        ShmRings rings = rings(
                this.test.spsc("one", ShmRingRole.BOTH).geometry(8192L, null, null),
                this.test.mpsc("many", ShmRingRole.CONSUMER).geometry(4096L, 2, null));
        rings.start();
        rings.stop();
        this.test.forceUnlink("one");
        this.test.forceUnlink("many");
        rings.start();
        assertThat(this.test.objects()).containsExactly("many_doorbell", "many_ring_0", "many_ring_1", "one");
        assertThat(rings.get("one").producer().offer(ByteBuffer.wrap(new byte[8])))
                .isTrue();
        assertThat(rings.get("one").consumer().peek()).isNotNull();
        rings.get("one").consumer().release();
        assertThat(rings.get("one").isRemoved()).isFalse();
    }

    @Test
    void noticesARemovedRingAndStillTellsItsLastFigures() {
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        assertThat(rings.get("in").snapshot().state()).isEqualTo(ShmSnapshot.State.OPEN);
        assertThat(rings.get("in").isRemoved()).isFalse();
        this.test.forceUnlink("in");
        await().atMost(Duration.ofSeconds(20)).until(() -> rings.get("in").isRemoved());
        assertThat(rings.get("in").snapshot().state()).isEqualTo(ShmSnapshot.State.REMOVED);
    }

    @Test
    void looksAtTheSuccessorOfAReplacedRing() {
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        long before = rings.get("in").snapshot().instanceId();
        this.test.forceUnlink("in");
        keep(SpscShm.create(this.test.name("in"), 4096));
        assertThat(rings.get("in").snapshot().instanceId()).isNotEqualTo(before);
    }

    @Test
    void closesOnceAndLeavesTheRingsToTheirNextUser() {
        ShmRings rings =
                rings(this.test.spsc("in", ShmRingRole.CONSUMER), this.test.mpsc("many", ShmRingRole.CONSUMER));
        SpscShm in = rings.get("in", SpscShm.class);
        rings.start();
        rings.close();
        rings.close();
        rings.stop();
        rings.start();
        assertThat(rings.isRunning()).isFalse();
        assertThatIllegalStateException().isThrownBy(in::consumer);
        assertThat(this.test.objects()).contains("in", "many_doorbell");
    }

    @Test
    void closesAfterASuspension() {
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        rings.start();
        rings.stop();
        rings.close();
        assertThat(rings(this.test.spsc("in", ShmRingRole.CONSUMER)).keys()).containsExactly("in");
    }

    @Test
    void theLastOneOutRemovesTheRing() {
        ShmRings consumer = rings(
                this.test.spsc("one", ShmRingRole.CONSUMER).removeOnClose(),
                this.test.mpsc("many", ShmRingRole.CONSUMER).removeOnClose());
        ShmRings producer = rings(
                this.test.spsc("one", ShmRingRole.PRODUCER).removeOnClose(),
                this.test.mpsc("many", ShmRingRole.PRODUCER).removeOnClose());
        consumer.close();
        assertThat(this.test.objects()).contains("one", "many_doorbell");
        producer.close();
        assertThat(this.test.objects()).isEmpty();
    }

    @Test
    void removesARingWhoseHandleCannotBeClosed() {
        keep(SpscShm.create(this.test.name("in"), 4096)).close();
        RingHandles broken = new RingHandles(
                () -> {
                    throw new IllegalStateException("broken");
                },
                null,
                null);
        ShmRing ring = new ShmRing(
                this.test.spsc("in", ShmRingRole.CONSUMER).removeOnClose().build(), broken);
        assertThatIllegalStateException().isThrownBy(ring::close).withMessage("broken");
        assertThat(this.test.objects()).isEmpty();
    }

    @Test
    void callsBackWhetherItRunsOrNot() {
        ShmRings rings = rings(this.test.spsc("in", ShmRingRole.CONSUMER));
        AtomicInteger calls = new AtomicInteger();
        rings.stop(calls::incrementAndGet);
        assertThat(calls).hasValue(1);
        rings.start();
        rings.stop(calls::incrementAndGet);
        assertThat(calls).hasValue(2);
        rings.close();
        rings.stop(calls::incrementAndGet);
        assertThat(calls).hasValue(3);
    }

    private ShmRings rings(TestRings.Builder... definitions) {
        return keep(new ShmRings(
                Arrays.stream(definitions).map(TestRings.Builder::build).toList()));
    }

    private <T extends AutoCloseable> T keep(T object) {
        synchronized (this.opened) {
            this.opened.add(object);
        }
        return object;
    }
}
