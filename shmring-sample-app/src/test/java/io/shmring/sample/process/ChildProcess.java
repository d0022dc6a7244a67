/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that a test starts, with its standard input as a pipe and its output in a file. Closing kills it and all below. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a main class of the test's class path. */
    public static ChildProcess java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx128m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return java(command);
    }

    /** Starts java with any arguments. */
    public static ChildProcess java(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(arguments);
        Path output = Files.createTempFile("shmring-sample-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildProcess(process, output);
    }

    public ProcessHandle handle() {
        return this.process.toHandle();
    }

    public boolean isAlive() {
        return this.process.isAlive();
    }

    public String output() {
        try {
            return Files.readString(this.output);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public void endInput() throws IOException {
        this.process.getOutputStream().close();
    }

    /** SIGTERM. */
    public void terminate() {
        this.process.destroy();
    }

    /** SIGKILL. */
    public void kill() {
        this.process.destroyForcibly();
    }

    public void awaitEnd() throws InterruptedException {
        assertThat(this.process.waitFor(20, TimeUnit.SECONDS))
                .as("the process ends; its output: %s", output())
                .isTrue();
    }

    @Override
    public void close() throws IOException {
        this.process.descendants().forEach(ProcessHandle::destroyForcibly);
        this.process.destroyForcibly().onExit().join();
        Files.deleteIfExists(this.output);
    }
}
