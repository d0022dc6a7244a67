/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmPlatformException;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.JvmCommand;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.Tmpfs;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A JVM that cannot load or call the native library: every entry point says so in the same words, however often and in
 * whatever order, although Java tells only the first one why a class could not be initialized.
 */
@Timeout(60)
class NativeLibraryTests {

    @RegisterExtension
    @Order(1)
    final RingDirectory directory = new RingDirectory();

    @RegisterExtension
    @Order(2)
    final Tmpfs tmpfs = new Tmpfs("size=8m,noexec");

    @RegisterExtension
    @Order(3)
    final ChildJvms children = new ChildJvms();

    @Test
    void aTemporaryDirectoryThatForbidsExecution() {
        assertRefused(unpackingTo(this.tmpfs.path()), "JNA's native library cannot be used", "noexec", "-Djna.tmpdir=");
    }

    @Test
    void aTemporaryDirectoryThatCannotBeWrittenTo() {
        this.tmpfs.remount("ro,exec");
        assertRefused(
                unpackingTo(this.tmpfs.path()), "JNA's native library cannot be used", "read-only", "-Djna.tmpdir=");
    }

    @Test
    void aTemporaryDirectoryWithoutRoom() {
        this.tmpfs.remount("size=4k,exec");
        assertRefused(unpackingTo(this.tmpfs.path()), "JNA's native library cannot be used", "-Djna.tmpdir=");
    }

    @Test
    void aLibraryThatIsNowhere() {
        assertRefused(
                new JvmCommand().with("-Djna.nounpack=true", "-Djna.nosys=true"),
                "JNA's native library cannot be used",
                "-Djna.tmpdir=");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "older JDKs cannot deny native access")
    void nativeAccessThatIsDenied() {
        assertRefused(
                new JvmCommand().without("--enable-native-access=ALL-UNNAMED").with("--illegal-native-access=deny"),
                "native access is denied",
                "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void theDirectoryThatIsAdvisedHelps() {
        this.tmpfs.remount("exec");
        ChildJvm child = this.children.start(unpackingTo(this.tmpfs.path()), EntryPoints.class);
        child.call("enter", "create", "ring", this.directory.path()).value();
        assertThat(this.directory.files()).containsExactly("ring");
    }

    private static JvmCommand unpackingTo(Path temporary) {
        return new JvmCommand().with("-Djna.nosys=true", "-Djna.tmpdir=" + temporary);
    }

    private void assertRefused(JvmCommand command, String... words) {
        ChildJvm child = this.children.start(command, EntryPoints.class);
        Set<String> messages = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            for (String point : EntryPoints.ALL) {
                var failure = child.call("enter", point, "ring", this.directory.path())
                        .failure();
                assertThat(failure.is(ShmPlatformException.class))
                        .as("%s: %s", point, failure)
                        .isTrue();
                messages.add(failure.message());
            }
        }
        assertThat(messages)
                .singleElement()
                .asString()
                .startsWith("ring 'ring': ")
                .contains(words);
    }
}
