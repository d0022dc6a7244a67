/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an earlier victim left, which died half-way: its files, put there anew for each who finds them. */
final class Leftover implements Before {

    private final Understudies understudies;
    private final Script script;
    private final Before before;
    private final Death death;
    private @Nullable Map<String, LeftFile> files;

    private record LeftFile(byte[] content, Set<PosixFilePermission> permissions) {}

    Leftover(Understudies understudies, Script script, Before before, Death death) {
        this.understudies = understudies;
        this.script = script;
        this.before = before;
        this.death = death;
    }

    @Override
    public void set(Stage stage) throws Exception {
        Map<String, LeftFile> left = this.files;
        if (left == null) {
            left = collect(stage.setting().many());
            this.files = left;
        }
        for (Map.Entry<String, LeftFile> file : left.entrySet()) {
            Path path = stage.setting().directory().resolve(file.getKey());
            Files.write(path, file.getValue().content());
            Files.setPosixFilePermissions(path, file.getValue().permissions());
        }
    }

    private Map<String, LeftFile> collect(boolean many) throws Exception {
        Map<String, LeftFile> left = new HashMap<>();
        try (Stage earlier = new Stage(this.understudies.next(), many)) {
            this.before.set(earlier);
            assertThat(earlier.die(this.script, this.death))
                    .as("died %s", this.death)
                    .isTrue();
            for (String name : earlier.files()) {
                Path path = earlier.setting().directory().resolve(name);
                left.put(name, read(path));
            }
        }
        assertThat(left).isNotEmpty();
        return left;
    }

    private static LeftFile read(Path path) throws IOException {
        return new LeftFile(Files.readAllBytes(path), Files.getPosixFilePermissions(path));
    }

    @Override
    public String toString() {
        return "what " + this.script + " left that died " + this.death;
    }
}
