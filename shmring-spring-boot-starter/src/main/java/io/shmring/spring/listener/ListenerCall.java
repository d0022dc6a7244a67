/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Gives a listener one message, unless the filter keeps it from it, counts what came of that, and tidies up behind it. */
final class ListenerCall {

    private static final Log logger = LogFactory.getLog(ListenerCall.class);

    private final ShmMessageListener listener;
    private final @Nullable ShmMessageFilter filter;
    private final ListenerProgress progress;

    ListenerCall(ShmMessageListener listener, @Nullable ShmMessageFilter filter, ListenerProgress progress) {
        this.listener = listener;
        this.filter = filter;
        this.progress = progress;
    }

    /** Returns what the listener threw, or null. */
    @Nullable
    Exception call(ByteBuffer payload, ShmRecord record) {
        try {
            if (this.filter == null || this.filter.test(payload, record)) {
                this.listener.onMessage(payload, record);
                this.progress.messageHandled();
            } else {
                this.progress.messagesFiltered(1);
            }
            return null;
        } catch (PollHalt halt) {
            throw halt; // not acknowledged, which is no failure
        } catch (Exception ex) {
            this.progress.messageFailed();
            return ex;
        } catch (Error ex) {
            this.progress.messageFailed();
            throw ex;
        } finally {
            clearInterrupt(); // it was meant for this message, or came from its listener: not for the next one
        }
    }

    static void clearInterrupt() {
        if (Thread.interrupted()) {
            logger.debug(Thread.currentThread().getName() + " was interrupted, which neither stops nor resumes it");
        }
    }
}
