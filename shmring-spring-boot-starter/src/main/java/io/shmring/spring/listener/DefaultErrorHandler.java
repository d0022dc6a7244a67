/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.util.ClassUtils;
import org.springframework.util.ExceptionTypeFilter;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.validation.method.MethodValidationException;

/**
 * Retries a message as a policy says, in order: while it waits, the whole ring does. Then a recoverer gets it, and the
 * container goes on with the next one.
 *
 * <p>What no retry can help goes to the recoverer at once: an exception that is, or was caused by, a {@link
 * MessageConversionException}, a {@link MethodArgumentResolutionException} (validation too), a {@link
 * MethodValidationException} or {@code jakarta.validation.ConstraintViolationException}, a {@link NoSuchMethodException} or a
 * {@link ClassCastException}. The set can be changed; the policy may exclude further ones.
 *
 * <p>If the recoverer throws, both exceptions are logged, the message stays in the ring, and its attempts begin anew after a
 * delay. If it throws a {@link ShmContainerStoppingException}, the container ends.
 *
 * <p>Has no state of single messages: one handler may serve many containers.
 */
public final class DefaultErrorHandler implements ShmErrorHandler {

    private static final Log logger = LogFactory.getLog(DefaultErrorHandler.class);

    /** After a failed recovery, if the policy knows no delay: a recoverer whose target is away must not be asked in a loop. */
    private static final Duration RECOVERY_DELAY = Duration.ofSeconds(1);

    /** Optional: an application without it has no such exceptions. */
    private static final boolean VALIDATION_PRESENT = ClassUtils.isPresent(
            "jakarta.validation.ConstraintViolationException", DefaultErrorHandler.class.getClassLoader());

    private final ShmMessageRecoverer recoverer;
    private final RetryPolicy policy;
    private final BackOff backOff;
    private final Set<Class<? extends Throwable>> notRetryable = new CopyOnWriteArraySet<>(List.of(
            MessageConversionException.class,
            MethodArgumentResolutionException.class,
            MethodValidationException.class,
            NoSuchMethodException.class,
            ClassCastException.class));

    /** Creates a handler that retries by {@link #defaultPolicy()} and then logs. */
    public DefaultErrorHandler() {
        this(new LoggingRecoverer(), defaultPolicy());
    }

    /**
     * Creates a handler that retries by {@link #defaultPolicy()}.
     *
     * @param recoverer gets what is not retried any more
     */
    public DefaultErrorHandler(ShmMessageRecoverer recoverer) {
        this(recoverer, defaultPolicy());
    }

    /**
     * Creates a handler that retries whatever is not excluded.
     *
     * @param recoverer gets what is not retried any more
     * @param backOff the delays between attempts, and how many
     */
    public DefaultErrorHandler(ShmMessageRecoverer recoverer, BackOff backOff) {
        this(recoverer, RetryPolicy.builder().backOff(backOff).build());
    }

    /**
     * Creates a handler.
     *
     * @param recoverer gets what is not retried any more
     * @param policy which exceptions are retried, after what delays, how often and for how long
     */
    public DefaultErrorHandler(ShmMessageRecoverer recoverer, RetryPolicy policy) {
        this.recoverer = recoverer;
        this.policy = policy;
        this.backOff = policy.getBackOff();
        if (VALIDATION_PRESENT) {
            this.notRetryable.add(ConstraintViolationException.class);
        }
    }

    /**
     * What is used if nothing else is said.
     *
     * @return 3 retries, after 100, 200 and 400 milliseconds
     */
    public static RetryPolicy defaultPolicy() {
        return RetryPolicy.builder()
                .maxRetries(3)
                .delay(Duration.ofMillis(100))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(1))
                .build();
    }

    /**
     * Sends further exceptions to the recoverer at once, also if they are the cause of others.
     *
     * @param types the exceptions, with their subclasses
     */
    @SafeVarargs
    public final void addNotRetryableExceptions(Class<? extends Exception>... types) {
        for (Class<? extends Exception> type : types) {
            this.notRetryable.add(type);
        }
    }

    /**
     * Retries an exception that went to the recoverer at once.
     *
     * @param type one of the defaults, or an added one
     * @return whether it was one of them
     */
    public boolean removeNotRetryableException(Class<? extends Exception> type) {
        return this.notRetryable.remove(type);
    }

    @Override
    public ErrorDecision handle(FailedDelivery failed) {
        if (failed.isRetryPossible() && isRetryable(failed.exception())) {
            long delay = failed.nextBackOff(this.backOff);
            if (delay != BackOffExecution.STOP && isInTime(failed, delay)) {
                logger.warn("Listener failed at attempt " + failed.attempt() + ", next in " + delay + " ms: "
                        + LoggingRecoverer.describe(failed) + ": " + failed.exception());
                return ErrorDecision.retryAfter(Duration.ofMillis(delay));
            }
        }
        return recover(failed);
    }

    private boolean isRetryable(Exception exception) {
        ExceptionTypeFilter fatal = new ExceptionTypeFilter(new ArrayList<>(this.notRetryable), List.of(), false);
        return !fatal.match(exception, true) && this.policy.shouldRetry(exception);
    }

    private boolean isInTime(FailedDelivery failed, long delayMillis) {
        Duration timeout = this.policy.getTimeout();
        return timeout.isZero()
                || failed.sinceFirstFailure().plusMillis(delayMillis).compareTo(timeout) < 0;
    }

    private ErrorDecision recover(FailedDelivery failed) {
        try {
            this.recoverer.recover(failed);
            return ErrorDecision.consumed();
        } catch (ShmContainerStoppingException ex) {
            return ErrorDecision.stop(withCause(ex, failed));
        } catch (RuntimeException ex) {
            logger.error(
                    "Recovery failed; it stays and comes again: " + LoggingRecoverer.describe(failed),
                    withCause(ex, failed));
            failed.startOver();
            long delay = failed.nextBackOff(this.backOff);
            return ErrorDecision.retryAfter(
                    (delay != BackOffExecution.STOP) ? Duration.ofMillis(delay) : RECOVERY_DELAY);
        }
    }

    private static RuntimeException withCause(RuntimeException recovery, FailedDelivery failed) {
        if (recovery != failed.exception()) { // it may pass on what it got
            recovery.addSuppressed(failed.exception());
        }
        return recovery;
    }
}
