/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import io.shmring.testing.ChildJvm;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the woven classes of a child call around each effect: it notes the point, or dies there. A point is named {@code
 * before:caller>entry>effect} or {@code after:...}, where the entry is the accessor or system call as the caller knows it.
 */
public final class KillPoints {

    /** What the child says before it dies. */
    static final String DYING = "dying";

    /** Where it dies if it did not before. */
    static final String END = "end";

    private static final int SIGKILL = 9;

    private static final Function KILL = NativeLibrary.getInstance("c").getFunction("kill");
    private static final StackWalker STACK = StackWalker.getInstance();

    /** What was passed, in order; an empty one is a change of what is promised. */
    private static final List<String> TRACE = new ArrayList<>();

    private static final Map<String, Integer> PASSES = new HashMap<>();

    /** Off while a child is made ready. */
    private static boolean on;

    private static @Nullable Death death;

    private KillPoints() {}

    /** Woven. */
    public static void before(String effect) {
        pass("before:", effect);
    }

    /** Woven. */
    public static void after(String effect) {
        pass("after:", effect);
    }

    /** For scripts: something that a user does to shared memory, or between two calls. */
    static void user(String doing) {
        if (on) {
            at("amid:" + doing);
        }
    }

    /** For scripts: what is promised from here on differs from what was before. */
    static synchronized void promise() {
        if (on && death == null) {
            TRACE.add("");
        }
    }

    static synchronized void record() {
        TRACE.clear();
        PASSES.clear();
        death = null;
        on = true;
    }

    static synchronized List<String> recorded() {
        on = false;
        return List.copyOf(TRACE);
    }

    static synchronized void dieAt(Death planned) {
        PASSES.clear();
        death = planned;
        on = true;
    }

    private static void pass(String side, String effect) {
        if (on) {
            at(side + STACK.walk(frames -> place(frames, effect)));
        }
    }

    private static synchronized void at(String point) {
        Death planned = death;
        if (planned == null) {
            TRACE.add(point);
        } else if (planned.point().equals(point) && PASSES.merge(point, 1, Integer::sum) == planned.pass()) {
            die(point);
        }
    }

    /** SIGKILL: no handler, no hook, nothing of the JVM runs any more. */
    static void die(String where) {
        ChildJvm.report(DYING + ":" + where);
        KILL.invokeInt(new Object[] {(int) ProcessHandle.current().pid(), SIGKILL});
    }

    private static String place(Stream<StackFrame> frames, String effect) {
        String entry = "";
        for (Iterator<StackFrame> all = frames.iterator(); all.hasNext(); ) {
            StackFrame frame = all.next();
            String owner = frame.getClassName().replace('.', '/');
            if (!owner.startsWith(Effects.ROOT) || owner.startsWith(Effects.ROOT + "killpoint/")) {
                continue;
            }
            String method = Effects.methodName(owner, frame.getMethodName());
            if (!Effects.isLayer(owner)) {
                return Effects.place(method, entry, effect);
            }
            entry = method;
            if (method.endsWith(".<clinit>")) {
                return Effects.place("", entry, effect);
            }
        }
        throw new IllegalStateException("nobody called " + entry);
    }
}
