/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is cut off under a live mapping: the process goes on, and gives its roles back. */
@Timeout(60)
class TruncatedFileTests extends ProcessTest {

    private static final long LOCKS = 1L << 62;

    @ParameterizedTest
    @CsvSource({
        "offer, 0",
        "offer, 30000",
        "peek, 0",
        "poll, 30000",
        "wait-for-data, 0",
        "wait-for-space, 0",
        "wake-up, 0",
        "wake-up, 30000",
        "figures, 0",
        "suspend, 0",
        "close, 0",
        "close, 30000"
    })
    void theJvmLivesAndTheRolesAreFree(String operation, int messagesBefore) throws IOException {
        String name = this.names.next();
        create(name, "spsc", 1, 1 << 14);
        Path file = Path.of("/dev/shm", name);
        try {
            ChildJvm child = this.children.start(TruncationProcess.class);
            child.call("take", name, messagesBefore).value();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            String thrown = use(child, operation);
            assertThat(thrown.split(" "))
                    .as("what " + operation + " threw")
                    .isSubsetOf(
                            "",
                            "ShmCorruptException",
                            "ShmRemovedException",
                            "InternalError",
                            "IllegalStateException",
                            "ShmSuspendedException");
            if (!operation.equals("close") && !operation.equals("suspend")) {
                assertThat(thrown).isNotEmpty();
            }
            assertRolesFree(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** JDK 17 may report the fault as late as in the return of the call: the harness then answers with it. */
    private static String use(ChildJvm child, String operation) {
        Answer answer = child.call("use", operation);
        if (answer.succeeded()) {
            return answer.value();
        }
        assertThat(answer.failure().is(InternalError.class))
                .as("%s", answer.failure())
                .isTrue();
        return use(child, "close") + " InternalError";
    }

    private static void assertRolesFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int role = 1; role <= 2; role++) {
                try (FileLock lock = channel.tryLock(LOCKS + role, 1, false)) {
                    assertThat(lock).as("the lock of role %s", role).isNotNull();
                }
            }
        }
    }
}
