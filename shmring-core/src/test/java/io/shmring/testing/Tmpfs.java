/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A tmpfs of a test's own, gone after it with whatever is in it. Where the right to mount is lacking, which root has, the test
 * is skipped with a notice.
 */
public final class Tmpfs implements BeforeEachCallback, AfterEachCallback {

    private final String mountOptions;
    private @Nullable Path path;
    private boolean mounted;

    /**
     * Is mounted before each test.
     *
     * @param mountOptions as {@code mount -o} takes them
     */
    public Tmpfs(String mountOptions) {
        this.mountOptions = mountOptions;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        this.path = Files.createTempDirectory("shmring-test-");
        this.mounted = run("mount", "-t", "tmpfs", "-o", this.mountOptions, "tmpfs", path().toString());
        if (!this.mounted) {
            Files.delete(path());
        }
        Tools.requireRight("the right to mount", this.mounted);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (this.mounted) {
            assertThat(run("umount", "--lazy", path().toString())).isTrue();
            Files.delete(path());
        }
    }

    /** Changes how it is mounted. */
    public void remount(String options) {
        assertThat(run("mount", "-o", "remount," + options, path().toString()))
                .as("remount %s", options)
                .isTrue();
    }

    public Path path() {
        return Objects.requireNonNull(this.path);
    }

    /** Options for rings in it. */
    public ShmOptions options() {
        return ShmOptions.builder().directory(path()).build();
    }

    /** The names of what is there, sorted. */
    public List<String> files() {
        try (Stream<Path> all = Files.list(path())) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Bytes that nobody uses. */
    public long free() {
        try {
            return Files.getFileStore(path()).getUsableSpace();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + command[0] + " was running", timeout);
        }
    }
}
