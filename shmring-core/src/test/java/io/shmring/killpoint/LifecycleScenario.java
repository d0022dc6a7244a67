/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * A process dies while it creates, opens or removes, or while it repairs what an earlier one left. Whatever is there is
 * complete, or whoever comes next completes, replaces or removes it.
 *
 * @param before what is there before
 */
record LifecycleScenario(Script script, boolean many, Before before) implements Scenario<Remains> {

    @Override
    public Remains open(Stage stage) throws Exception {
        this.before.set(stage);
        return new Remains(stage);
    }

    @Override
    public List<Ending<Remains>> endings() {
        List<Ending<Remains>> endings = new ArrayList<>(List.of(
                new Ending<>("openOrCreate", Remains::openOrCreate),
                new Ending<>("unlink", Remains::unlink),
                new Ending<>("create", Remains::create),
                new Ending<>("connect", Remains::connect),
                new Ending<>("openOrCreate with another geometry", Remains::openOrCreateAnother)));
        if (this.many) {
            endings.add(new Ending<>("connect of a producer", Remains::connectProducer));
        }
        return endings;
    }

    @Override
    public String title() {
        return Scenario.super.title() + " on " + this.before;
    }
}
