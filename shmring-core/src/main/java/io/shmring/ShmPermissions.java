/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

/** Who may open an object. Others never may. */
public enum ShmPermissions {
    /** The creating user only: mode 0600; objects of other users are refused. */
    OWNER,
    /** The creating user and the configured group: mode 0660; objects of any user are accepted if their group is that one. */
    GROUP
}
