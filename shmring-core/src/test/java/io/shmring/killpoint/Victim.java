/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import io.shmring.platform.Platform;
import io.shmring.testing.ChildJvm;
import java.nio.file.Path;

/** What a child with woven classes does: it plays a script, and dies in it, or at its end. */
final class Victim {

    /** Loads what takes time. */
    String prepare() {
        Platform.require(Setting.NAME);
        KillPoints.recorded();
        return "prepared";
    }

    /** Plays a script to its end and reports each point, an empty one for each change of what is promised. */
    String rehearse(String script, String directory, String journals, String many) {
        KillPoints.record();
        play(script, setting(directory, journals, many));
        KillPoints.recorded().forEach(point -> ChildJvm.report("point:" + point));
        ChildJvm.report("end");
        return "rehearsed";
    }

    /** Plays a script and dies at a point, or else at the end. */
    String die(String script, String directory, String journals, String many, String point, int pass) {
        KillPoints.dieAt(new Death(point, pass));
        play(script, setting(directory, journals, many));
        KillPoints.die(KillPoints.END);
        return "immortal";
    }

    private static Setting setting(String directory, String journals, String many) {
        return new Setting(Path.of(directory), Path.of(journals), Boolean.parseBoolean(many));
    }

    private static void play(String script, Setting setting) {
        try {
            Script.valueOf(script).play(setting);
        } catch (RuntimeException | Error failure) {
            ChildJvm.report("failed:" + failure);
            throw failure;
        }
    }
}
