/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmOptions;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects made in one language and opened in the other, and roles that exclude each other across them. */
@Timeout(60)
class CreationTests extends CrossLanguageTest {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    /** A peer for the test's own directory. */
    private ChildProgram peer() {
        ChildProgram peer = c();
        peer.call("directory", this.directory.path()).value();
        peer.call("options", 50, 0, 0).value();
        return peer;
    }

    private ShmOptions options() {
        return this.directory.builder().openTimeout(Duration.ofMillis(50)).build();
    }

    @Test
    void ringMadeInCIsOpenedInJava() {
        ChildProgram peer = peer();
        assertThat(peer.call("create", "/ring", 5000).number()).isEqualTo(8192);
        try (SpscShm ring = SpscShm.connect("ring", options())) {
            assertThat(ring.capacity()).isEqualTo(8192);
            assertThat(ring.isStamped()).isFalse();
        }
        SpscShm.openOrCreate("ring", 8000, options()).close();
        assertThat(peer.call("create", "ring", 5000).failure().type()).isEqualTo("EXISTS");
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> SpscShm.openOrCreate("ring", 1 << 14, options()))
                .withMessageContaining("8192")
                .withMessageContaining("16384");
        assertThat(this.directory.files()).containsExactly("ring");
    }

    @Test
    void ringMadeInJavaIsOpenedInC() {
        ChildProgram peer = peer();
        assertThat(peer.call("open", "ring").failure().type()).isEqualTo("MISSING");
        SpscShm.create("ring", 8192, options()).close();
        assertThat(peer.call("open", "ring").number()).isEqualTo(8192);
        assertThat(peer.call("openOrCreateRing", "ring", 5000).number()).isEqualTo(8192);
        Answer.Failure other = peer.call("openOrCreateRing", "ring", 1 << 14).failure();
        assertThat(other.type()).isEqualTo("GEOMETRY");
        assertThat(other.message()).isEqualTo("8192");
    }

    @Test
    void systemMadeInCIsOpenedInJava() {
        ChildProgram peer = peer();
        assertThat(peer.call("createSystem", "many", 3, 5000).number()).isEqualTo(8192);
        assertThat(this.directory.files())
                .containsExactly("many_doorbell", "many_ring_0", "many_ring_1", "many_ring_2");
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 3, 8192, options());
                MpscProducer producer = MpscProducer.connect("many", 2, options())) {
            assertThat(consumer.producers()).isEqualTo(3);
            assertThat(producer.capacity()).isEqualTo(8192);
        }
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 4, 8192, options()));
        assertThat(MpscConsumer.unlink("many", options())).isTrue();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void systemMadeInJavaIsOpenedInC() {
        ChildProgram peer = peer();
        MpscConsumer.create("many", 3, 8192, options()).close();
        assertThat(peer.call("openOrCreateSystem", "many", 3, 5000).number()).isEqualTo(8192);
        assertThat(peer.call("openOrCreateSystem", "many", 2, 5000).failure().type())
                .isEqualTo("GEOMETRY");
        assertThat(peer.call("takeProducer", "many", "mpsc-3").failure().type()).isEqualTo("INVALID");
        assertThat(peer.call("takeProducer", "many", "mpsc-2").number()).isEqualTo(2);
        assertThat(peer.call("takeConsumer", "many", "mpsc").value()).isEqualTo("taken");
        peer.call("closeProducer").value();
        peer.call("closeConsumer").value();
        assertThat(peer.call("unlinkSystem", "many").value()).isEqualTo("removed");
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void nameBelongsToARingOrToASystem() {
        ChildProgram peer = peer();
        SpscShm.create("ring", 4096, options()).close();
        MpscConsumer.create("many", 1, 4096, options()).close();
        assertThat(peer.call("createSystem", "ring", 1, 4096).failure().type()).isEqualTo("EXISTS");
        assertThat(peer.call("create", "many", 4096).failure().type()).isEqualTo("EXISTS");
        peer.call("create", "ring2", 4096).value();
        peer.call("createSystem", "many2", 1, 4096).value();
        assertThatExceptionOfType(ShmException.class)
                .isThrownBy(() -> MpscConsumer.create("ring2", 1, 4096, options()));
        assertThatExceptionOfType(ShmException.class).isThrownBy(() -> SpscShm.create("many2", 4096, options()));
    }

    /** The creator died half-way: producers wait, a creator of the other language completes it. */
    @Test
    void systemUnderConstructionIsCompletedByTheOtherLanguage() {
        ChildProgram peer = peer();
        MpscConsumer.create("many", 2, 4096, options()).close();
        RingFile.map(this.directory.resolve("many_doorbell")).putInt(RingFile.STATE, 0);
        assertThat(peer.call("takeProducer", "many", "mpsc").failure().type()).isEqualTo("NOT_READY");
        assertThat(peer.call("openOrCreateSystem", "many", 2, 4096).number()).isEqualTo(4096);
        MpscProducer.connect("many", 1, options()).close();

        RingFile.map(this.directory.resolve("many_doorbell")).putInt(RingFile.STATE, 0);
        MpscConsumer.openOrCreate("many", 2, 4096, options()).close();
        assertThat(peer.call("takeProducer", "many", "mpsc-1").number()).isEqualTo(1);
    }

    /** Then somebody wrote that state: the bytes are waited for, as a remover that is dying may have them. */
    @Test
    void systemUnderConstructionWithAProducerIsNotBelievedInC() {
        ChildProgram peer = peer();
        MpscConsumer.create("many", 2, 4096, options()).close();
        MpscProducer living = MpscProducer.connect("many", 1, options());
        RingFile.map(this.directory.resolve("many_doorbell")).putInt(RingFile.STATE, 0);
        assertThat(peer.call("openOrCreateSystem", "many", 2, 4096).failure().type())
                .isEqualTo("CORRUPT");
        peer.call("options", 20_000, 0, 0).value();
        peer.begin("openOrCreateSystem", "many", 2, 4096);
        living.close();
        assertThat(peer.answer().number()).isEqualTo(4096);
        MpscProducer.connect("many", 1, options()).close();
    }

    @Test
    void ringThatWasRemovedByHandIsMissedInC() throws IOException {
        ChildProgram peer = peer();
        MpscConsumer.create("many", 2, 4096, options()).close();
        Files.delete(this.directory.resolve("many_ring_1"));
        assertThat(peer.call("takeProducer", "many", "mpsc-1").failure().type()).isEqualTo("MISSING");
        assertThat(peer.call("takeConsumer", "many", "mpsc").failure().type()).isEqualTo("MISSING");
        assertThat(peer.call("takeProducer", "many", "mpsc-0").number()).isZero();
    }

    /** Only what names the doorbell goes with it. */
    @Test
    void ringOfAnotherSystemIsNotRemovedWithThisOneInC() {
        ChildProgram peer = peer();
        MpscConsumer.create("many", 2, 4096, options()).close();
        RingFile.map(this.directory.resolve("many_ring_1")).putLong(RingFile.SYSTEM_ID, 99);
        peer.call("unlinkSystem", "many").value();
        assertThat(this.directory.files()).containsExactly("many_ring_1");
        assertThat(peer.call("createSystem", "many", 2, 4096).number()).isEqualTo(4096);
        MpscProducer.connect("many", 1, options()).close();
    }

    @Test
    void systemUnderConstructionOfAnotherGeometryIsReplacedInC() {
        ChildProgram peer = peer();
        MpscConsumer.create("many", 3, 4096, options()).close();
        RingFile old = RingFile.map(this.directory.resolve("many_doorbell")).putInt(RingFile.STATE, 0);
        assertThat(peer.call("openOrCreateSystem", "many", 2, 8192).number()).isEqualTo(8192);
        assertThat(old.getInt(RingFile.STATE)).isEqualTo(2);
        assertThat(old.getInt(RingFile.REASON)).isEqualTo(3);
        assertThat(this.directory.files()).containsExactly("many_doorbell", "many_ring_0", "many_ring_1");
    }

    @Test
    void whatIsNoRingStaysInItsPlace() throws IOException {
        ChildProgram peer = peer();
        Files.writeString(this.directory.resolve("many_ring_1"), "not a ring");
        assertThat(peer.call("createSystem", "many", 2, 4096).failure().type()).isEqualTo("FOREIGN");
        assertThat(this.directory.files()).containsExactly("many_ring_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".ring", "a_doorbell", "a_ring_3", "a_ring_30", "a/b", "a:b", "_ring_0", "//a"})
    void nameThatIsNoneIsRefusedInBoth(String name) {
        assertThat(peer().call("create", name, 4096).failure().type()).isEqualTo("NAME");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SpscShm.create(name, 4096, options()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_ring_", "a_ring_3x", "ring_3", "_doorbell_", "-", "..-"})
    void nameThatIsOneIsAcceptedInBothOrNone(String name) {
        boolean inJava = true;
        try {
            SpscShm.create(name, 4096, options()).close();
        } catch (IllegalArgumentException refused) {
            inJava = false;
        }
        assertThat(peer().call("open", name).succeeded()).isEqualTo(inJava);
    }

    @Test
    void foreignFilesAreRefusedInC() throws IOException {
        ChildProgram peer = peer();
        SpscShm.create("ring", 4096, options()).close();
        Path ring = this.directory.resolve("ring");
        Files.createSymbolicLink(this.directory.resolve("link"), ring);
        assertThat(peer.call("open", "link").failure().type()).isEqualTo("FOREIGN");
        Files.createLink(this.directory.resolve("second"), ring);
        assertThat(peer.call("open", "ring").failure().type()).isEqualTo("FOREIGN");
        Files.delete(this.directory.resolve("second"));
        Files.setPosixFilePermissions(ring, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(peer.call("open", "ring").failure().type()).isEqualTo("FOREIGN");
        Files.createDirectory(this.directory.resolve("directory"));
        assertThat(peer.call("open", "directory").failure().type()).isEqualTo("FOREIGN");
        Files.delete(this.directory.resolve("directory"));
        assertThat(peer.call("open", "ring").failure().type()).isEqualTo("FOREIGN");
        Files.setPosixFilePermissions(ring, PosixFilePermissions.fromString("rw-------"));
        assertThat(peer.call("open", "ring").number()).isEqualTo(4096);
    }

    // ---- roles

    @ParameterizedTest
    @CsvSource({
        "takeProducer, spsc, producer",
        "takeConsumer, spsc, consumer",
        "takeConsumer, mpsc, consumer",
        "takeProducer, mpsc-1, producer 1"
    })
    void roleHeldInCIsRefusedInJavaUntilItsHolderIsKilled(String take, String kind, String role) {
        String name = this.names.next();
        create(name, kind, 2, 4096);
        ChildProgram holder = c();
        ChildProgram contender = start();
        holder.call(take, name, kind).value();
        contender.call("options", 50, 0, 0).value();
        Answer.Failure refused = contender.call(take, name, kind).failure();
        assertThat(refused.is(ShmRoleHeldException.class)).as("%s", refused).isTrue();
        assertThat(refused.message()).contains("role of " + role, "pid " + holder.pid());

        contender.call("options", 30_000, 0, 0).value();
        contender.begin(take, name, kind);
        holder.kill();
        contender.answer().value();
    }

    @ParameterizedTest
    @CsvSource({"takeProducer, spsc", "takeConsumer, spsc", "takeConsumer, mpsc", "takeProducer, mpsc-1"})
    void roleHeldInJavaIsRefusedInCUntilItsHolderIsKilled(String take, String kind) {
        String name = this.names.next();
        create(name, kind, 2, 4096);
        ChildProgram holder = start();
        ChildProgram contender = c();
        holder.call(take, name, kind).value();
        contender.call("options", 50, 0, 0).value();
        Answer.Failure refused = contender.call(take, name, kind).failure();
        assertThat(refused.type()).isEqualTo("ROLE_HELD");
        if (take.equals("takeConsumer")) {
            assertThat(refused.message()).contains("pid " + holder.pid());
        }
        assertThat(contender
                        .call(kind.equals("spsc") ? "unlink" : "unlinkSystem", name)
                        .failure()
                        .type())
                .isEqualTo("ROLE_HELD");

        contender.call("options", 30_000, 0, 0).value();
        contender.begin(take, name, kind);
        holder.kill();
        contender.answer().value();
    }

    @Test
    void roleIsFreeForTheOtherLanguageAsSoonAsItIsGivenBack() {
        String name = this.names.next();
        create(name, "spsc", 1, 4096);
        ChildProgram peer = c();
        ShmOptions impatient = ShmOptions.builder().openTimeout(Duration.ZERO).build();
        for (int round = 0; round < 20; round++) {
            peer.call("takeProducer", name, "spsc").value();
            peer.call("takeConsumer", name, "spsc").value();
            peer.call("closeProducer").value();
            peer.call("closeConsumer").value();
            try (SpscShm ring = SpscShm.connect(name, impatient)) {
                ring.producer();
                ring.consumer();
            }
        }
        assertThat(snapshot(name).consumer().epoch()).isEqualTo(40);
        assertThat(snapshot(name).consumer().pid()).isZero();
    }
}
