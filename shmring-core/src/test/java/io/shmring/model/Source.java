/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the code that is explored. */
public final class Source {

    private final String text;

    /** Reads a file below {@code io/shmring}. */
    public Source(String file) {
        try {
            this.text = Files.readString(Path.of("src/main/java/io/shmring").resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String text() {
        return this.text;
    }

    /** From a method's declaration to the first line that closes at the depth of a class's members. */
    public String method(String declaration) {
        int from = this.text.indexOf(declaration);
        assertThat(from).as(declaration).isNotNegative();
        return this.text.substring(from, this.text.indexOf("\n    }\n", from));
    }
}
