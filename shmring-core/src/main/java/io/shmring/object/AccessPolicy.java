/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmAccessException;
import io.shmring.ShmOptions;
import io.shmring.ShmPermissions;
import io.shmring.platform.FileHandle;
import io.shmring.platform.FileStatus;
import io.shmring.platform.Group;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whose objects are accepted, and with which rights objects are created. The trust boundary is the user, or the group. */
final class AccessPolicy {

    private static final int OWNER_MODE = 0600;
    private static final int GROUP_MODE = 0660;
    private static final int ROOT = 0;
    private static final int STICKY = 01000;
    private static final int OTHERS = 0007;
    private static final int GROUP_AND_OTHERS = 0077;

    private final String ring;
    private final OptionalInt group;

    private AccessPolicy(String ring, OptionalInt group) {
        this.ring = ring;
        this.group = group;
    }

    static AccessPolicy of(String ring, ShmOptions options) {
        if (options.permissions() == ShmPermissions.OWNER) {
            return new AccessPolicy(ring, OptionalInt.empty());
        }
        String group = String.valueOf(options.group());
        OptionalInt number = Group.number(group);
        if (number.isEmpty()) {
            throw new ShmAccessException(
                    ring, "there is no group '" + group + "' on this host; create it or name another", null);
        }
        return new AccessPolicy(ring, number);
    }

    /** Gives a new object, which has no name yet, its rights. */
    void apply(FileHandle unnamed) {
        if (this.group.isPresent()) {
            unnamed.shareWithGroup(this.group.getAsInt(), GROUP_MODE);
        }
    }

    int creationMode() {
        return OWNER_MODE;
    }

    /** Refuses what somebody else could have put there to make this process write into it. */
    void check(Path path, FileStatus status) {
        if (!status.isRegular()) {
            throw refuse(path, "is a " + status.type() + ", expected is a regular file");
        }
        if (status.links() > 1) {
            throw refuse(path, "has " + status.links() + " hard links, expected is 1");
        }
        String rights = "has mode " + Integer.toOctalString(status.permissions());
        if (this.group.isEmpty()) {
            int user = FileHandle.effectiveUser();
            if (status.uid() != user) {
                throw refuse(path, "belongs to user " + status.uid() + ", this process is user " + user);
            }
            if ((status.permissions() & GROUP_AND_OTHERS) != 0) {
                throw refuse(path, rights + ", expected is no right for group and others");
            }
        } else {
            if (status.gid() != this.group.getAsInt()) {
                throw refuse(
                        path,
                        "belongs to group " + status.gid() + ", the configured group is " + this.group.getAsInt());
            }
            if ((status.permissions() & OTHERS) != 0) {
                throw refuse(path, rights + ", expected is no right for others");
            }
        }
    }

    /** Refuses what the kernel would refuse at the end, when it is too late. */
    void checkRemovable(Path path, @Nullable FileStatus directory, @Nullable FileStatus object) {
        int user = FileHandle.effectiveUser();
        if (directory != null && object != null && !mayRemove(user, directory, object)) {
            throw new ShmAccessException(
                    this.ring,
                    path + " belongs to user " + object.uid() + " and this process is user " + user
                            + ": in a sticky directory only the creator can remove it or finish its creation",
                    null);
        }
    }

    /** In a sticky directory a name belongs to the owner of the object, of the directory, and to root. */
    static boolean mayRemove(int user, FileStatus directory, FileStatus object) {
        return (directory.permissions() & STICKY) == 0
                || user == ROOT
                || user == object.uid()
                || user == directory.uid();
    }

    private ShmAccessException refuse(Path path, String what) {
        return new ShmAccessException(
                this.ring, path + " " + what + "; remove it, or choose another name, directory or permissions", null);
    }
}
