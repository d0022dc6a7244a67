/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.ShmAccessException;
import io.shmring.ShmException;
import io.shmring.ShmLimitException;
import io.shmring.ShmPlatformException;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.Deny;
import io.shmring.testing.RingDirectory;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A seccomp filter, as a container's profile is one, forbids what rings need: that is said when a ring is opened, with the call
 * to be allowed, and not when somebody has to sleep.
 */
@Timeout(60)
class DeniedCallTests {

    private static Deny deny;

    @RegisterExtension
    @Order(1)
    final RingDirectory directory = new RingDirectory();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    @BeforeAll
    static void compile(@TempDir Path programs) {
        deny = Deny.compiledIn(programs);
    }

    @ParameterizedTest
    @CsvSource({"1, futex-wait", "38, futex-wait", "1, futex-wake", "38, futex-wake"})
    void sharedFutexesAreMissedByEveryEntryPointAndNotByTheFirstSleeper(int errno, String denied) {
        ChildJvm child = this.children.start(deny.jvm(errno, denied), EntryPoints.class);
        for (String point : EntryPoints.ALL) {
            assertRefused(enter(child, point), ShmPlatformException.class)
                    .contains("futex FUTEX_WA", "allow it in the seccomp profile")
                    .contains("without FUTEX_PRIVATE_FLAG", "(number ");
        }
        assertThat(this.directory.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Deny.EPERM, Deny.EINVAL, Deny.ENOSYS})
    void locksAreMissedWhenARingIsOpened(int errno) {
        ChildJvm child = this.children.start(deny.jvm(errno, "ofd-locks"), EntryPoints.class);
        for (String point : List.of("create", "openOrCreate", "createSystem", "openOrCreateSystem")) {
            assertRefused(enter(child, point), ShmPlatformException.class)
                    .contains("fcntl F_OFD_GETLK", "open-file-description locks", "allow it in the seccomp profile");
            assertThat(this.directory.files()).isEmpty();
        }
        SpscShm.create("ring", EntryPoints.CAPACITY, this.directory.options()).close();
        for (String point : List.of("create", "openOrCreate", "connect", "unlink", "forceUnlink")) {
            assertRefused(enter(child, point), ShmPlatformException.class).contains("open-file-description locks");
        }
        assertThat(this.directory.files()).containsExactly("ring");
    }

    @ParameterizedTest
    @ValueSource(ints = {Deny.EPERM, Deny.EINVAL, Deny.ENOSYS})
    void locksThatCanBeAskedForButNotTakenAreMissedWithTheRole(int errno) {
        SpscShm.create("ring", EntryPoints.CAPACITY, this.directory.options()).close();
        ChildJvm child = this.children.start(deny.jvm(errno, "ofd-setlk"), EntryPoints.class);
        for (String point : List.of("produce", "consume", "unlink")) {
            assertRefused(enter(child, point), ShmPlatformException.class)
                    .contains("fcntl F_OFD_SETLK", "open-file-description locks");
        }
        assertThat(this.directory.files()).containsExactly("ring");
    }

    @ParameterizedTest
    @CsvSource({"1, linkat", "38, linkat", "95, linkat", "95, tmpfile", "22, tmpfile", "38, tmpfile"})
    void whatCannotBeCreatedLeavesNothingAndWhatExistsIsOpened(int errno, String denied) {
        Class<? extends ShmException> type =
                errno == Deny.EPERM ? ShmAccessException.class : ShmPlatformException.class;
        ChildJvm child = this.children.start(deny.jvm(errno, denied), EntryPoints.class);
        for (String point : List.of("create", "openOrCreate", "createSystem", "openOrCreateSystem")) {
            assertRefused(enter(child, point), type)
                    .contains(denied.equals("linkat") ? "linkat" : "O_TMPFILE")
                    .containsAnyOf("seccomp", "security policy", "/dev/shm");
            assertThat(this.directory.files()).isEmpty();
        }
        MpscConsumer.create("ring", EntryPoints.PRODUCERS, EntryPoints.CAPACITY, this.directory.options())
                .close();
        for (String point : List.of("openOrCreateSystem", "connectConsumer", "connectProducer", "inspect")) {
            assertThat(enter(child, point).value()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "openOrCreate", "createSystem", "openOrCreateSystem"})
    void mappingsAreMissedWithWhatToRaiseAndNothingIsLeft(String point) {
        ChildJvm child = this.children.start(deny.jvm(Deny.ENOMEM, "mmap-shared"), EntryPoints.class);
        assertRefused(enter(child, point), ShmLimitException.class).contains("mmap of ", "ENOMEM", "ulimit -v");
        assertThat(this.directory.files()).isEmpty();
    }

    private Answer enter(ChildJvm child, String point) {
        return child.call("enter", point, "ring", this.directory.path());
    }

    private static AbstractStringAssert<?> assertRefused(Answer answer, Class<? extends ShmException> type) {
        assertThat(answer.failure().is(type)).as(answer.failure().toString()).isTrue();
        return assertThat(answer.failure().message()).startsWith("ring 'ring': ");
    }
}
