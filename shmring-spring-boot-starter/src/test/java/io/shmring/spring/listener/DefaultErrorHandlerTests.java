/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.spring.listener.ErrorDecision.RetryAfter;
import io.shmring.spring.listener.ErrorDecision.Stop;
import io.shmring.testing.TestRecord;
import jakarta.validation.ConstraintViolationException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;

/** Tests for {@link DefaultErrorHandler}. */
class DefaultErrorHandlerTests {

    private static final RetryPolicy ONE_RETRY =
            RetryPolicy.builder().backOff(new FixedBackOff(5, 1)).build();

    private final List<Exception> recovered = new ArrayList<>();
    private final ShmMessageRecoverer recoverer = (failed) -> this.recovered.add(failed.exception());
    private final Attempts attempts = new Attempts();

    @Test
    void retriesThreeTimesWithGrowingDelaysUnlessToldOtherwise() {
        DefaultErrorHandler handler = new DefaultErrorHandler(this.recoverer);
        IOException failure = new IOException("disk full");
        assertThat(Stream.generate(() -> fail(handler, failure)).limit(4))
                .containsExactly(
                        new RetryAfter(Duration.ofMillis(100)),
                        new RetryAfter(Duration.ofMillis(200)),
                        new RetryAfter(Duration.ofMillis(400)),
                        ErrorDecision.consumed());
        assertThat(this.recovered).containsExactly(failure);
    }

    @ParameterizedTest
    @MethodSource
    void recoversAtOnceWhatNoRetryCanHelp(Exception failure) {
        assertThat(fail(new DefaultErrorHandler(this.recoverer), failure)).isEqualTo(ErrorDecision.consumed());
        assertThat(this.recovered).containsExactly(failure);
    }

    static Stream<Exception> recoversAtOnceWhatNoRetryCanHelp() {
        return Stream.of(
                new MessageConversionException("no number"),
                new NoSuchMethodException("on"),
                new ClassCastException("no order"),
                new ConstraintViolationException("quantity must be positive", Set.of()),
                new MethodValidationException(MethodValidationResult.emptyResult()),
                new IllegalStateException(new UndeclaredThrowableException(new ClassCastException("deep inside"))));
    }

    @Test
    void needsNoValidationOnTheClassPath() throws Exception {
        URL[] others = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter((entry) -> !entry.contains("jakarta.validation"))
                .map(DefaultErrorHandlerTests::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> loader.loadClass(ConstraintViolationException.class.getName()));
            Class<?> handler = loader.loadClass(DefaultErrorHandler.class.getName());
            assertThat(handler.getClassLoader()).isSameAs(loader);
            assertThat(handler.getConstructor().newInstance()).isInstanceOf(handler);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException ex) {
            throw new IllegalArgumentException(entry, ex);
        }
    }

    @Test
    void canBeToldWhatElseNoRetryCanHelp() {
        DefaultErrorHandler handler = new DefaultErrorHandler(this.recoverer, ONE_RETRY);
        handler.addNotRetryableExceptions(IOException.class, ArithmeticException.class);
        assertThat(fail(handler, new IllegalStateException(new IOException()))).isEqualTo(ErrorDecision.consumed());
        assertThat(fail(handler, new ArithmeticException())).isEqualTo(ErrorDecision.consumed());
        assertThat(handler.removeNotRetryableException(IOException.class)).isTrue();
        assertThat(handler.removeNotRetryableException(IOException.class)).isFalse();
        assertThat(fail(handler, new IOException())).isEqualTo(new RetryAfter(Duration.ofMillis(5)));
    }

    @Test
    void recoversAtOnceWhatThePolicyExcludes() {
        RetryPolicy policy = RetryPolicy.builder().excludes(IOException.class).build();
        assertThat(fail(new DefaultErrorHandler(this.recoverer, policy), new IOException()))
                .isEqualTo(ErrorDecision.consumed());
    }

    @Test
    void recoversWhenTheTimeOfThePolicyIsUp() {
        RetryPolicy policy = RetryPolicy.builder()
                .delay(Duration.ofHours(1))
                .timeout(Duration.ofMinutes(1))
                .build();
        assertThat(fail(new DefaultErrorHandler(this.recoverer, policy), new IOException()))
                .isEqualTo(ErrorDecision.consumed());
        assertThat(this.recovered).hasSize(1);
    }

    @Test
    void recoversWhatCannotComeAgain() {
        FailedMessage last = failed(new IOException(), false);
        assertThat(new DefaultErrorHandler(this.recoverer).handle(last)).isEqualTo(ErrorDecision.consumed());
        assertThat(this.recovered).hasSize(1);
    }

    @Test
    void beginsAnewAfterAFailedRecovery() {
        RuntimeException broken = new IllegalStateException("nobody home");
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (failed) -> {
                    throw broken;
                },
                ONE_RETRY);
        IOException failure = new IOException("disk full");
        ErrorDecision again = new RetryAfter(Duration.ofMillis(5));
        assertThat(Stream.generate(() -> fail(handler, failure)).limit(2)).containsExactly(again, again);
        assertThat(this.attempts.count()).isOne();
        assertThat(broken).hasSuppressedException(failure);
    }

    @Test
    void waitsAfterAFailedRecoveryAlsoWhereThereAreNoRetries() {
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (failed) -> {
                    throw (RuntimeException) failed.exception();
                },
                new FixedBackOff(5, 0));
        assertThat(fail(handler, new IllegalStateException())).isEqualTo(new RetryAfter(Duration.ofSeconds(1)));
    }

    @Test
    void stopsWhenTheRecovererSaysSo() {
        ShmContainerStoppingException stopping = new ShmContainerStoppingException("full", null);
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (failed) -> {
                    throw stopping;
                },
                new FixedBackOff(5, 0));
        IOException failure = new IOException("disk full");
        assertThat(fail(handler, failure)).isEqualTo(new Stop(stopping));
        assertThat(stopping).hasSuppressedException(failure);
    }

    private ErrorDecision fail(ShmErrorHandler handler, Exception failure) {
        this.attempts.failed();
        return handler.handle(failed(failure, true));
    }

    private FailedMessage failed(Exception failure, boolean retryPossible) {
        RingListenerContainer container = new TestContainer().with((text) -> {});
        return new FailedMessage(
                container, failure, ByteBuffer.allocate(8), TestRecord.ofRing("test"), this.attempts, retryPossible);
    }
}
