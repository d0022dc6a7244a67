/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.testing.ChildJvms;
import io.shmring.testing.RingDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Minutes in each build, hours by {@code mvn -pl shmring-core -Psoak verify}. What is checked, and why the checks are exact, tells
 * the package's description.
 */
@Timeout(300)
class TortureTests {

    private static final String NAME = "shmring-test-torture";
    private static final Figures TOTAL = new Figures();

    @RegisterExtension
    @Order(1)
    final RingDirectory rings = new RingDirectory();

    /** Behind the directory: the children are killed before it is removed. */
    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    @TempDir
    Path journals;

    private String test = "";

    @BeforeEach
    void remember(TestInfo info) {
        this.test = info.getTestMethod().orElseThrow().getName();
    }

    static List<Round> killedSides() {
        return Round.of(Kind.SPSC, 15);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("killedSides")
    void nothingIsLostWhenBothSidesOfARingAreKilledAndRestarted(Round round) {
        play(round, roles(round, Pace.BRISK, RolesPlay.Ordeal.EVERYTHING, 1), figures -> {
            assertThat(figures.get("messages")).isPositive();
        });
    }

    static List<Round> killedProducers() {
        return Round.of(Kind.MPSC, 15);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("killedProducers")
    void nothingIsLostWhenAnySideOfASystemIsKilledAndItsSlotTakenOver(Round round) {
        play(round, roles(round, Pace.BRISK, RolesPlay.Ordeal.EVERYTHING, 1), figures -> {
            assertThat(figures.get("messages")).isPositive();
        });
    }

    static Stream<Round> names() {
        return bothKinds(15);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aNameIsInOrderAfterManyHaveFoughtForIt(Round round) {
        play(round, new NamesPlay(round, this.rings.path(), NAME, this.journals, this.children), figures -> {
            assertThat(figures.get("messages")).isPositive();
        });
    }

    static Stream<Round> stops() {
        return bothKinds(10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stops")
    void nothingIsLostOrComesAgainWhenProcessesAreStoppedAndContinued(Round round) {
        play(round, roles(round, Pace.BRISK, RolesPlay.Ordeal.STOPS, 0), figures -> {
            assertThat(figures.get("messages")).isPositive();
            assertThat(figures.get("messages again")).isZero();
        });
    }

    static Stream<Round> sleep() {
        return bothKinds(10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sleep")
    void noWakeUpIsMissedWhenBothSidesFallAsleepAllTheTime(Round round) {
        play(round, roles(round, Pace.SLEEPY, RolesPlay.Ordeal.NOTHING, 0), figures -> {
            assertThat(figures.get("messages")).isPositive();
            assertThat(figures.get("messages again")).isZero();
            assertThat(figures.get("rescues of consumers")).isZero();
            assertThat(figures.get("rescues of producers")).isZero();
        });
    }

    private static Stream<Round> bothKinds(int share) {
        return Stream.concat(Round.of(Kind.SPSC, share).stream(), Round.of(Kind.MPSC, share).stream());
    }

    private RolesPlay roles(Round round, Pace pace, RolesPlay.Ordeal ordeal, int standbys) {
        return new RolesPlay(round, this.rings.path(), NAME, this.journals, this.children, pace, ordeal, standbys);
    }

    private void play(Round round, Play play, Consumer<Figures> checks) {
        try {
            Figures figures = play.perform();
            TOTAL.add(figures);
            checks.accept(figures);
            System.out.println(this.test + ", " + round + ": " + figures);
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(
                    round.again(this.test) + "\nso far: " + play.figures + "\n" + failure.getMessage() + "\n"
                            + play.cast.describe(),
                    failure);
        }
    }

    @AfterAll
    static void printTotal() {
        System.out.println("torture: " + TOTAL);
    }
}
