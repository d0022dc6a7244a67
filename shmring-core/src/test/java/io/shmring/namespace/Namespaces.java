/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.namespace;

import io.shmring.testing.JvmCommand;
import io.shmring.testing.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Starts JVMs in pid namespaces of their own, as containers do: each of them is process 1 there. */
final class Namespaces {

    /** The JVM dies with the launcher. */
    private static final List<String> AS_ROOT =
            List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child=KILL");

    private Namespaces() {}

    /** A JVM in a pid namespace of its own; without root's rights in a user namespace, too. */
    static JvmCommand jvm() {
        Tools.require("unshare");
        List<String> unprivileged = new ArrayList<>(AS_ROOT);
        unprivileged.addAll(List.of("--user", "--map-root-user"));
        if (works(AS_ROOT)) {
            return command(AS_ROOT);
        }
        Tools.requireRight("the right to unshare pid namespaces", works(unprivileged));
        return command(unprivileged);
    }

    /** A JVM in a user and a pid namespace of its own, in which this user is called root. */
    static JvmCommand jvmWithUserNamespace() {
        Tools.require("unshare");
        List<String> command = new ArrayList<>(AS_ROOT);
        command.addAll(List.of("--user", "--map-root-user"));
        Tools.requireRight("the right to unshare user namespaces", works(command));
        return command(command);
    }

    private static JvmCommand command(List<String> launcher) {
        return new JvmCommand().launchedBy(launcher.toArray(String[]::new));
    }

    private static boolean works(List<String> launcher) {
        List<String> command = new ArrayList<>(launcher);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while unshare was tried", timeout);
        }
    }
}
