/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import io.shmring.ShmPlatformException;
import org.jspecify.annotations.Nullable;

/** Whether this JVM can make the system calls that rings need. */
public final class Platform {

    /** The first failure: what a class that could not be initialized throws later no longer tells why. */
    private static @Nullable Throwable unusable;

    private static boolean usable;

    private Platform() {}

    /**
     * Loads the native access on first use, and tries the calls that would else first be made when somebody has to sleep.
     *
     * @param ring the ring that is about to be opened, for the message
     * @throws ShmPlatformException if system, processor, JVM settings or a seccomp filter forbid it
     */
    public static synchronized void require(String ring) {
        if (usable) {
            return;
        }
        if (unusable == null) {
            try {
                Futex.requireShared();
                usable = true;
                return;
            } catch (LinkageError
                    | IllegalCallerException
                    | UnsupportedOperationException
                    | SystemCallException failure) {
                unusable = failure;
            }
        }
        throw new ShmPlatformException(ring, explain(unusable), unusable);
    }

    private static String explain(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = root.getMessage() == null ? root.toString() : root.getMessage();
        if (root instanceof UnsupportedOperationException || root instanceof SystemCallException) {
            return why;
        }
        if (root instanceof IllegalCallerException) {
            return "native access is denied to this JVM (" + why
                    + "); start it with --enable-native-access=ALL-UNNAMED,"
                    + " or put 'Enable-Native-Access: ALL-UNNAMED' into the manifest of the executable jar";
        }
        return "JNA's native library cannot be used (" + why
                + "); if the temporary directory is read-only or mounted noexec,"
                + " name another with -Djna.tmpdir=..., and see that the C library is glibc 2.28 or newer";
    }
}
