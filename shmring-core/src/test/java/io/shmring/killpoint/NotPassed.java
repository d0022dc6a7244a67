/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Places that no victim passes, and why not. */
final class NotPassed {

    /** An inspector stores nothing and locks nothing: what it opens goes with it. */
    private static final Set<String> READ_ONLY = Set.of(
            "ReadOnlyObject.open>ObjectFiles.openReadOnly>LibC.open",
            "ReadOnlyObject.open>FileHandle.reopen>LibC.open",
            "ReadOnlyObject.open>FileHandle.close>LibC.close",
            "ReadOnlyObject.open>Mapping.map>LibC.mmap",
            "ReadOnlyObject.isHeld>ObjectLock.isHeld>LibC.fcntl",
            "ReadOnlyObject.close>Mapping.detach>LibC.mmap",
            "ReadOnlyObject.close>FileHandle.close>LibC.close");

    /** Tried once in a process, on a word of its own, before anything is shared. */
    private static final Set<String> TRIED = Set.of(
            "SpscLifecycle.<init>>Platform.require>LibC.syscall",
            "MpscSystem.of>Platform.require>LibC.syscall",
            "ReadOnlyInspector.open>Platform.require>LibC.syscall");

    /** Counters for people, of what only another one's death or garbage brings about. */
    private static final Set<String> TROUBLE = Set.of(
            "RingConsumer$DataWaiter.countRescue>ControlBlock.countDataRescue>VarHandle.setOpaque",
            "RingProducer$SpaceWaiter.countRescue>ControlBlock.countSpaceRescue>VarHandle.setOpaque",
            "RingReader.quarantine>ControlBlock.countReject>VarHandle.setOpaque");

    /**
     * What was locked is given back because something else failed, or because the object was removed a moment ago. Death does
     * the same.
     */
    private static final Set<String> GIVEN_BACK = Set.of(
            "MpscAttachment.bindConsumer>ObjectLock.close>LibC.fcntl",
            "MpscAttachment.bindConsumer>ObjectLock.close>LibC.close",
            "MpscAttachment.takeProducer>ObjectLock.close>LibC.fcntl",
            "MpscAttachment.takeProducer>ObjectLock.close>LibC.close",
            "MpscCreation.begin>ObjectLock.close>LibC.fcntl",
            "MpscCreation.begin>ObjectLock.close>LibC.close",
            "MpscCreation.buildAndOpen>ObjectLock.close>LibC.fcntl",
            "MpscCreation.buildAndOpen>ObjectLock.close>LibC.close",
            "RoleHandle.bind>ObjectLock.close>LibC.fcntl",
            "RoleHandle.bind>ObjectLock.close>LibC.close",
            "RoleTaker.confirm>ObjectLock.close>LibC.fcntl",
            "RoleTaker.confirm>ObjectLock.close>LibC.close",
            "Unlinker.lockLifecycle>ObjectLock.close>LibC.fcntl",
            "Unlinker.lockLifecycle>ObjectLock.close>LibC.close");

    /** Somebody else has the lock: a descriptor without one is closed. */
    private static final Set<String> NOT_LOCKED = Set.of(
            "MpscCreation.mine>ObjectLock.tryLock>LibC.close",
            "MpscCreation.resume>ObjectLock.lock>LibC.close",
            "RoleTaker.take>ObjectLock.lock>LibC.close",
            "Unlinker.lockLifecycle>ObjectLock.lock>LibC.close",
            "Unlinker.lockRoles>ObjectLock.tryLock>LibC.close");

    /** Of the victims only systems are shared with a group; what has no name yet is the same for both. */
    private static final Set<String> SHARED_RINGS = Set.of(
            "SpscLifecycle.create>ObjectFiles.create>LibC.fchown",
            "SpscLifecycle.create>ObjectFiles.create>LibC.fchmod");

    static final Set<String> PLACES =
            new TreeSet<>(Stream.of(READ_ONLY, TRIED, TROUBLE, GIVEN_BACK, NOT_LOCKED, SHARED_RINGS)
                    .flatMap(Set::stream)
                    .toList());

    private NotPassed() {}
}
