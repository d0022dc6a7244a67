/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmRoleHeldException;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.JvmCommand;
import io.shmring.testing.RingNames;
import io.shmring.testing.WaitWordsProbe;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two containers on one directory: both JVMs are process 1, and still each role has one holder, and sleepers are woken. */
@Timeout(90)
class PidNamespaceTests {

    private static final long MESSAGES = 2000;

    @RegisterExtension
    @Order(1)
    final RingNames names = new RingNames();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    private static Stream<Arguments> pairs() {
        Supplier<JvmCommand> here = JvmCommand::new;
        Supplier<JvmCommand> elsewhere = Namespaces::jvm;
        Supplier<JvmCommand> otherUsers = Namespaces::jvmWithUserNamespace;
        return Stream.of("spsc", "mpsc")
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind, "both elsewhere", List.of(elsewhere, elsewhere)),
                        Arguments.of(kind, "here and elsewhere", List.of(here, elsewhere)),
                        Arguments.of(kind, "elsewhere, and other user numbers", List.of(elsewhere, otherUsers))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("pairs")
    void messagesAndWakeUpsGoBothWays(String kind, String where, List<Supplier<JvmCommand>> commands) {
        String name = create(kind);
        ChildJvm producer = start(commands.get(0).get());
        ChildJvm consumer = start(commands.get(1).get());
        producer.call("produce", kind, name).value();
        consumer.call("consume", kind, name).value();
        WaitWordsProbe data = WaitWordsProbe.data(kind.equals("spsc") ? name : name + "_doorbell");
        WaitWordsProbe space = WaitWordsProbe.space(kind.equals("spsc") ? name : name + "_ring_0");

        consumer.begin("receive", 0, 1);
        data.awaitAsleep(consumer);
        producer.call("send", 0, 1).value();
        consumer.answer().value();

        producer.begin("send", 1, MESSAGES);
        space.awaitAsleep(producer);
        consumer.call("receive", 1, MESSAGES).value();
        producer.answer().value();

        ShmSnapshot snapshot = snapshot(name);
        assertThat(snapshot.dataRescues()).isZero();
        assertThat(snapshot.rings().get(0).spaceRescues()).isZero();
        assertThat(snapshot.rings().get(0).consumed()).isEqualTo(MESSAGES + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void aRoleIsHeldAcrossNamespacesUntilItsHolderIsKilled(String kind) {
        for (String take : List.of("produce", "consume")) {
            String name = create(kind);
            long epoch = role(name, take).epoch();
            ChildJvm holder = start(Namespaces.jvm());
            ChildJvm rival = start(Namespaces.jvm());
            ChildJvm neighbour = start(new JvmCommand());
            assertThat(holder.call(take, kind, name).number())
                    .as("the holder's own number")
                    .isEqualTo(1);

            rival.call("options", "/dev/shm", 20).value();
            assertHeld(rival.call(take, kind, name))
                    .contains("last known pid 1", "not by this process, which has that number too")
                    .doesNotContain("which is this process");
            neighbour.call("options", "/dev/shm", 20).value();
            assertHeld(neighbour.call(take, kind, name))
                    .contains("last known pid 1 (as seen in its own pid namespace)");
            for (ChildJvm observer : List.of(rival, neighbour)) {
                assertThat(observer.call("inspect", kind, name).value())
                        .isEqualTo("consumer:" + take.equals("consume") + ",producer:" + take.equals("produce"));
            }
            assertThat(role(name, take)).isEqualTo(new ShmSnapshot.Role(true, 1, epoch + 1));

            rival.call("options", "/dev/shm", 30_000).value();
            rival.begin(take, kind, name);
            ProcessHandle.of(holder.jvmPid()).orElseThrow().destroyForcibly();
            assertThat(rival.answer().number()).isEqualTo(1);
            assertThat(role(name, take)).isEqualTo(new ShmSnapshot.Role(true, 1, epoch + 2));
        }
    }

    private static AbstractStringAssert<?> assertHeld(Answer answer) {
        assertThat(answer.failure().is(ShmRoleHeldException.class))
                .as(answer.failure().toString())
                .isTrue();
        return assertThat(answer.failure().message());
    }

    private ChildJvm start(JvmCommand command) {
        return this.children.start(command, Peer.class);
    }

    private String create(String kind) {
        String name = this.names.next();
        if (kind.equals("spsc")) {
            SpscShm.create(name, 1 << 14).close();
        } else {
            MpscConsumer.create(name, 1, 1 << 14).close();
        }
        return name;
    }

    private static ShmSnapshot.Role role(String name, String take) {
        ShmSnapshot snapshot = snapshot(name);
        return take.equals("consume")
                ? snapshot.consumer()
                : snapshot.rings().get(0).producer();
    }

    private static ShmSnapshot snapshot(String name) {
        try (ShmInspector inspector = ShmInspector.open(name)) {
            return inspector.snapshot();
        }
    }
}
