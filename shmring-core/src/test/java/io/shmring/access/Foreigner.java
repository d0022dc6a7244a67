/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.access;

import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.testing.RingFile;
import io.shmring.testing.Tools;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What may be at the path of a ring or a doorbell and is none that this process should touch. */
enum Foreigner {
    A_FILE_OF_THE_RIGHT_SIZE("begins with 0x6867"),
    AN_EMPTY_FILE("has 0 bytes"),
    A_RING_OF_ANOTHER_VERSION("layout version 9."),
    A_RING_WITH_UNKNOWN_FLAGS("flags 0x6"),
    A_DIRECTORY("directory"),
    A_PIPE("special file"),
    A_SOCKET("expected is a regular file"),
    A_LINK_TO_A_RING("symbolic link"),
    A_LINK_TO_NOTHING("symbolic link"),
    A_SECOND_NAME_OF_A_RING("2 hard links"),
    A_RING_THAT_ALL_CAN_WRITE("has mode 666"),
    A_RING_OF_ANOTHER_USER("belongs to user 65534");

    private final String message;

    Foreigner(String message) {
        this.message = message;
    }

    /** What an error says of it. */
    String message() {
        return this.message;
    }

    /** Whether somebody who only looks may: that takes the right to read, and nothing is written. */
    boolean canBeInspected() {
        return this == A_SECOND_NAME_OF_A_RING || this == A_RING_THAT_ALL_CAN_WRITE || this == A_RING_OF_ANOTHER_USER;
    }

    void put(Path path, ShmOptions options) throws IOException {
        switch (this) {
            case A_FILE_OF_THE_RIGHT_SIZE -> restrict(Files.writeString(path, "gh".repeat((256 + 4096) / 2)));
            case AN_EMPTY_FILE -> restrict(Files.createFile(path));
            case A_RING_OF_ANOTHER_VERSION -> ring(path, options).putShort(RingFile.MAJOR, 9);
            case A_RING_WITH_UNKNOWN_FLAGS -> ring(path, options).putInt(RingFile.FLAGS, 6);
            case A_DIRECTORY -> Files.createDirectory(path);
            case A_PIPE -> makePipe(path);
            case A_SOCKET -> bind(path);
            case A_LINK_TO_A_RING -> {
                ring(path.resolveSibling("real"), options);
                Files.createSymbolicLink(path, path.resolveSibling("real"));
            }
            case A_LINK_TO_NOTHING -> Files.createSymbolicLink(path, path.resolveSibling("nothing"));
            case A_SECOND_NAME_OF_A_RING -> {
                ring(path.resolveSibling("real"), options);
                Files.createLink(path, path.resolveSibling("real"));
            }
            case A_RING_THAT_ALL_CAN_WRITE -> {
                ring(path, options);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            case A_RING_OF_ANOTHER_USER -> {
                ring(path, options);
                Tools.requireRight(
                        "to give a file away", Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid")));
                Files.setAttribute(path, "unix:uid", 65534);
            }
        }
    }

    private static RingFile ring(Path path, ShmOptions options) throws IOException {
        SpscShm.create("made", 4096, options).close();
        Files.move(options.directory().resolve("made"), path);
        return RingFile.map(path);
    }

    private static void restrict(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    private static void makePipe(Path path) throws IOException {
        Tools.require("mkfifo");
        int status = new ProcessBuilder("mkfifo", "-m", "600", path.toString())
                .start()
                .onExit()
                .join()
                .exitValue();
        if (status != 0) {
            throw new IOException("mkfifo ended with " + status);
        }
    }

    /** The name stays when the socket is closed. */
    private static void bind(Path path) throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(path));
        }
    }
}
