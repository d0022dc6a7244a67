/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.nio.file.Path;

/** What the children of a round have done with a name, all together. */
final class Tally {

    /** How a call ended. */
    enum Deed {
        /** And took no role. */
        CREATED("creations"),
        /** Or created, and took a role. */
        OPENED("roles taken"),
        UNLINKED("removals"),
        UNLINKED_BY_FORCE("removals by force"),
        FOUND_NOTHING("removals of nothing"),
        REFUSED("refusals");

        private final String text;

        Deed(String text) {
            this.text = text;
        }
    }

    private final WordFile file;

    Tally(Path journals) {
        this.file = new WordFile(journals.resolve("tally"), Deed.values().length);
    }

    void count(Deed deed) {
        this.file.addAtomically(deed.ordinal(), 1);
    }

    void addTo(Figures figures) {
        for (Deed deed : Deed.values()) {
            figures.add(deed.text, this.file.get(deed.ordinal()));
        }
    }
}
