/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals that Java has no method for. */
final class Signals {

    private Signals() {}

    static void send(String signal, long pid) {
        try {
            // the shell's own kill: not every machine has the program
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .inheritIO()
                    .start();
            assertThat(kill.waitFor()).as("kill -%s %d", signal, pid).isZero();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending " + signal, timeout);
        }
    }
}
