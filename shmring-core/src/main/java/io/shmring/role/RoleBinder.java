/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import org.jspecify.annotations.Nullable;

/** Takes a role: ATTACH 3 of {@code docs/life-cycle.md}. */
@FunctionalInterface
public interface RoleBinder {

    /**
     * Takes the role's lock on the object that is now at the path, and looks at it again under the lock.
     *
     * @param previous what the role was bound to before it was suspended, still mapped; null at first
     * @return what the role is bound to now
     */
    RoleBinding bind(@Nullable RoleBinding previous);
}
