/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHMRING_STATUS_H
#define SHMRING_STATUS_H

/** What calls return: zero and more are results, less is a failure. Names that end in an underscore are internal. */
enum shmring_status {
    SHMRING_OK = 0,
    /** No room now; the consumer has to release something first. */
    SHMRING_FULL = 1,
    /** No message now. */
    SHMRING_EMPTY = 2,
    /** The time is over and what was waited for has not come. */
    SHMRING_TIMED_OUT = 3,
    /** Somebody called wakeup. */
    SHMRING_WOKEN = 4,

    /** An argument that cannot be, or a call that does not fit the handle's state, as a second claim. */
    SHMRING_INVALID = -1,
    /** A system call failed; errno tells. */
    SHMRING_SYSTEM = -2,
    /** The name is no name of a ring. */
    SHMRING_NAME = -3,
    /** Nothing is there under this name. */
    SHMRING_MISSING = -4,
    /** The name is taken. */
    SHMRING_EXISTS = -5,
    /** What is there is nothing of ours: no regular file, another owner, open to others, or with several names. */
    SHMRING_FOREIGN = -6,
    /** What is there has another format, kind or version, or fields that cannot be. */
    SHMRING_FORMAT = -7,
    /** What is there has another capacity or number of producers. */
    SHMRING_GEOMETRY = -8,
    /** Still under construction after the open time-out. */
    SHMRING_NOT_READY = -9,
    /** Another process or handle has this role. */
    SHMRING_ROLE_HELD = -10,
    /** The object was removed or replaced. */
    SHMRING_REMOVED = -11,
    /** The peer wrote what cannot be. */
    SHMRING_CORRUPT = -12,
    /** A message that never fits. */
    SHMRING_TOO_LONG = -13,
    /** The file system has no room for the object. */
    SHMRING_NO_SPACE = -14,
    /** The handle was closed. */
    SHMRING_CLOSED = -15
};

/** What a status means, in words that need not be freed. */
static inline const char *shmring_strerror(int status) {
    switch (status) {
        case SHMRING_OK: return "ok";
        case SHMRING_FULL: return "the ring is full";
        case SHMRING_EMPTY: return "the ring is empty";
        case SHMRING_TIMED_OUT: return "timed out";
        case SHMRING_WOKEN: return "woken by wakeup";
        case SHMRING_INVALID: return "invalid argument, or a call that does not fit the handle's state";
        case SHMRING_SYSTEM: return "a system call failed; see errno";
        case SHMRING_NAME: return "not a ring name; use 1 to 200 of A-Z a-z 0-9 . _ -";
        case SHMRING_MISSING: return "there is no such ring";
        case SHMRING_EXISTS: return "the name is taken";
        case SHMRING_FOREIGN: return "not a private file of this user";
        case SHMRING_FORMAT: return "not a ring of this kind and version";
        case SHMRING_GEOMETRY: return "another capacity or number of producers";
        case SHMRING_NOT_READY: return "still under construction";
        case SHMRING_ROLE_HELD: return "the role is held by another";
        case SHMRING_REMOVED: return "the ring was removed";
        case SHMRING_CORRUPT: return "the ring contains garbage";
        case SHMRING_TOO_LONG: return "the message is longer than this ring takes";
        case SHMRING_NO_SPACE: return "the file system has no room for the ring";
        case SHMRING_CLOSED: return "the handle is closed";
        default: return "unknown status";
    }
}

#endif
