/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which instructions have an effect that outlives the process or that another one can see: stores into a mapping and system
 * calls. Names are those of class files, without the package.
 */
final class Effects {

    static final String ROOT = "io/shmring/";

    private static final String LIBRARY = "LibC";

    /** They change nothing that anybody else can see: a death beside them is one beside their neighbours. */
    private static final Set<String> HARMLESS_CALLS = Set.of("errno", "statx", "geteuid", "getgrnam");

    /** Run by a cleaner, whenever it likes: nobody can die there at a certain moment, and death does the same. */
    private static final Set<String> CALLS_OF_OTHER_THREADS = Set.of("munmap");

    private static final Pattern STORES = Pattern.compile("(set|getAnd|compareAnd|weakCompareAnd).*");

    /** Methods that store into memory of their own process. */
    private static final Set<String> PRIVATE_STORES = Set.of(
            "CallGuard.enter",
            "CallGuard.exit",
            "CallGuard.phase",
            "Futex.await",
            "ByteLock.flock",
            "HeaderBlockEncoder.encode");

    /** Classes that do what they are told: a place is named by who told them. */
    private static final Set<String> LAYERS =
            Set.of("DataArea", "WaitWords", "ObjectLock", "ObjectFiles", "AccessPolicy", "ShmHeaderBlock");

    private static final Set<String> LAYER_PACKAGES = Set.of("layout/", "platform/");

    private Effects() {}

    /** Whether an instruction in a method is such an effect. */
    static boolean isEffect(String method, String owner, String called) {
        if (owner.startsWith(ROOT)) {
            return simpleName(owner).equals(LIBRARY)
                    && !HARMLESS_CALLS.contains(called)
                    && !CALLS_OF_OTHER_THREADS.contains(called);
        }
        if (PRIVATE_STORES.contains(method)) {
            return false;
        }
        return switch (owner) {
            case "java/lang/invoke/VarHandle" -> STORES.matcher(called).matches();
            case "java/nio/ByteBuffer", "java/nio/MappedByteBuffer" -> called.startsWith("put");
            default -> false;
        };
    }

    /** Whether a class does only what it is told. */
    static boolean isLayer(String internalName) {
        String relative = internalName.substring(ROOT.length());
        return LAYER_PACKAGES.stream().anyMatch(relative::startsWith) || LAYERS.contains(simpleName(internalName));
    }

    /** A class without its package. */
    static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }

    /** A method as it is written: a lambda belongs to the method that it stands in. */
    static String methodName(String internalName, String method) {
        String written = method.startsWith("lambda$") ? method.substring(7, method.lastIndexOf('$')) : method;
        return simpleName(internalName) + "." + written;
    }

    /** An effect as it is shown: the system call, or the store. */
    static String effectName(String owner, String called) {
        return simpleName(owner) + "." + called;
    }

    /** A place: who told whom to do what. Without white space, since children report it. */
    static String place(String caller, String entry, String effect) {
        return caller + ">" + entry + ">" + effect;
    }
}
