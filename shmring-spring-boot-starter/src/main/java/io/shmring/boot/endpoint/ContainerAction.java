/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import io.shmring.spring.core.EnumWords;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the endpoint can tell a container to do. None waits for the message in hand. */
enum ContainerAction {
    PAUSE(ShmMessageListenerContainer::pause),
    RESUME(ShmMessageListenerContainer::resume),
    START(ShmMessageListenerContainer::start),
    STOP((container) -> container.stop(() -> {}));

    private final Consumer<ShmMessageListenerContainer> action;

    ContainerAction(Consumer<ShmMessageListenerContainer> action) {
        this.action = action;
    }

    void perform(ShmMessageListenerContainer container) {
        this.action.accept(container);
    }

    static Optional<ContainerAction> find(@Nullable String word) {
        return Arrays.stream(values())
                .filter((action) -> action.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ContainerAction::word).toList();
    }

    private String word() {
        return EnumWords.of(this);
    }
}
