/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.ShmAccessException;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.JvmCommand;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process of another user gets nothing from a ring, unless the ring is shared with a group that it belongs to. */
@Timeout(60)
class OtherUserTests {

    private static final int NOBODY = 65534;
    private static final int GROUP = 54321; // no such group needs to exist
    private static final int CAPACITY = 1 << 14;

    @RegisterExtension
    @Order(1)
    final RingDirectory directory = new RingDirectory();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    @TempDir
    Path programs;

    @BeforeEach
    void requireRoot() throws IOException {
        Tools.require("setpriv");
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(this.directory.path(), "unix:uid"));
        Tools.requireRight("the right to become another user", root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void everythingIsRefusedAndNamesTheFile(String kind) throws IOException {
        create(kind, this.directory.options());
        List<String> files = this.directory.files();
        ChildJvm other = start();
        other.call("options", this.directory.path(), 100).value();
        for (String operation : List.of("produce", "consume", "create", "inspect", "unlink", "forceUnlink")) {
            assertRefused(other.call(operation, kind, "ring"))
                    .contains(this.directory.path().toString(), "EACCES", "belongs to another user");
        }
        assertRefused(other.call("create", kind, "another")).contains("O_TMPFILE", "EACCES");
        assertThat(this.directory.files()).isEqualTo(files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc"})
    void aGroupIsSharedByItsMembersAndNobodyElse(String kind) throws IOException {
        create(kind, this.directory.builder().group(String.valueOf(GROUP)).build());
        ChildJvm member = start("--groups=" + GROUP);
        ChildJvm producer = this.children.start(Peer.class);
        for (ChildJvm side : List.of(member, producer)) {
            side.call("groupOptions", this.directory.path(), 5000, GROUP).value();
        }
        producer.call("produce", kind, "ring").value();
        member.call("consume", kind, "ring").value();
        assertThat(member.call("inspect", kind, "ring").value()).isEqualTo("consumer:true,producer:true");
        producer.begin("send", 0, 200);
        member.call("receive", 0, 200).value();
        producer.answer().value();

        ChildJvm stranger = start("--clear-groups");
        stranger.call("groupOptions", this.directory.path(), 100, GROUP).value();
        for (String operation : List.of("produce", "consume", "inspect", "unlink")) {
            assertRefused(stranger.call(operation, kind, "ring")).contains("EACCES");
        }
        member.call("options", this.directory.path(), 100).value(); // a member that was not told of the group
        assertRefused(member.call("produce", kind, "ring"))
                .contains("belongs to user 0, this process is user " + NOBODY);
    }

    private void create(String kind, ShmOptions options) {
        if (kind.equals("spsc")) {
            SpscShm.create("ring", CAPACITY, options).close();
        } else {
            MpscConsumer.create("ring", 1, CAPACITY, options).close();
        }
    }

    private static AbstractStringAssert<?> assertRefused(Answer answer) {
        assertThat(answer.failure().is(ShmAccessException.class))
                .as(answer.failure().toString())
                .isTrue();
        return assertThat(answer.failure().message());
    }

    private ChildJvm start() throws IOException {
        return start("--clear-groups");
    }

    private ChildJvm start(String groups) throws IOException {
        return this.children.start(
                new JvmCommand()
                        .classPath(readableClassPath())
                        .launchedBy("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, groups),
                Peer.class);
    }

    /** The build's own may lie in a home that only its owner enters. */
    private String readableClassPath() throws IOException {
        Files.setPosixFilePermissions(this.programs, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (entry.endsWith("classes") || entry.contains("jna")) {
                copies.add(copy(Path.of(entry)).toString());
            }
        }
        return String.join(":", copies);
    }

    private Path copy(Path source) throws IOException {
        Path target = this.programs.resolve(source.getFileName());
        if (Files.exists(target)) {
            return target;
        }
        try (Stream<Path> all = Files.walk(source)) {
            for (Path one : all.toList()) {
                Path copy = target.resolve(source.relativize(one).toString());
                Files.copy(one, copy);
                Files.setPosixFilePermissions(
                        copy, PosixFilePermissions.fromString(Files.isDirectory(one) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
        return target;
    }
}
