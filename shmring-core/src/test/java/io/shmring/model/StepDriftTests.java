/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is explored is what the code does and what the page tells. */
@Timeout(60)
class StepDriftTests {

    private static final Path CODE = Path.of("src/main/java/io/shmring");

    // ---- the code

    /** A step's comment stands on the line that does it: a step that moves takes its name along, and fails here. */
    @Test
    void theSleeperTakesTheStepsInTheModelsOrder() throws IOException {
        String source = Files.readString(CODE.resolve("waiting/Sleeper.java"));
        List<String> sleep = new ArrayList<>(
                Neighbour.NONE.order().stream().map(StepDriftTests::label).toList());
        sleep.add(label(Step.WAIT_7));
        assertThat(labels(method(source, "sleepOnce(Waiter waiter, long slice) {"), "WAIT"))
                .isEqualTo(sleep);
        assertThat(labels(method(source, "public void await("), "WAIT"))
                .containsExactly(label(Step.WAIT_0), label(Step.WAIT_1));
        assertThat(labels(method(source, "private void sleep("), "WAIT")).containsExactly(label(Step.WAIT_8));
        Map<Step, String> done = Map.of(
                Step.WAIT_0, "waiter.settle();",
                Step.WAIT_1, "waiter.isReadyAcquire()",
                Step.WAIT_2, "waiter.announce();",
                Step.WAIT_3, "int seq = this.words.seqVolatile();",
                Step.WAIT_4, "this.words.armVolatile(generation);",
                Step.WAIT_5, "waiter.isReadyVolatile()",
                Step.WAIT_6, "this.words.await(seq, slice);",
                Step.WAIT_7, "this.words.armVolatile(generation + 1);",
                Step.WAIT_8, "waiter.isReadyVolatile()");
        done.forEach((step, call) -> assertThat(source.lines())
                .as("the line of %s", label(step))
                .anyMatch(line -> line.contains("// " + label(step)) && line.contains(call)));
        assertThat(source).contains("long generation = (this.words.armVolatile() + 1) | 1;");
    }

    @Test
    void theGateTakesTheStepsInTheModelsOrder() throws IOException {
        String source = Files.readString(CODE.resolve("waiting/Gate.java"));
        assertThat(method(source, "public void afterHead()"))
                .containsSubsequence("armVolatile(Side.DATA)", "(arm & 1) != 0", "arm != this.memo", "wake(arm)");
        assertThat(method(source, "public void afterTail("))
                .containsSubsequence(
                        "armVolatile(Side.SPACE)",
                        "(arm & 1) != 0",
                        "arm != this.memo",
                        "tail - this.peer.wantOpaque() >= 0",
                        "// " + label(Step.GATE_3),
                        "wake(arm)");
        assertThat(source).containsOnlyOnce("this.memo = ");
        assertThat(method(source, "private void wake(")).containsSubsequence("bumpAndWake()", "this.memo = arm");
        assertThat(source).contains("/** " + label(Step.GATE_4));
    }

    @Test
    void theCursorsAreStoredVolatileBeforeTheGate() throws IOException {
        assertThat(method(Files.readString(CODE.resolve("ring/RingProducer.java")), "private void flushFinished()"))
                .containsSubsequence("headVolatile(", "// " + label(Step.GATE_1), "afterHead(); // GATE 2 to 4");
        assertThat(method(Files.readString(CODE.resolve("ring/RingReader.java")), "void storeTail()"))
                .containsSubsequence("tailVolatile(tail); // " + label(Step.GATE_1), "afterTail(tail); // GATE 2 to 4");
    }

    /** ARM_WITHOUT_BARRIER and CURSOR_WITHOUT_BARRIER are a word away. */
    @Test
    void theWordsAreAccessedWithTheModelsBarriers() throws IOException {
        String block = Files.readString(CODE.resolve("layout/ControlBlock.java"));
        for (String store : List.of(
                "void headVolatile(long head)",
                "void tailVolatile(long tail)",
                "void armVolatile(Side side, long arm)")) {
            assertThat(method(block, store)).contains("LONG.setVolatile(");
        }
        for (String load : List.of(
                "long headVolatile()",
                "long tailVolatile()",
                "long armVolatile(Side side)",
                "int seqVolatile(Side side)")) {
            assertThat(method(block, load)).contains(".getVolatile(");
        }
    }

    @Test
    void takingAndClosingHaveTheModelsOrder() throws IOException {
        String role = Files.readString(CODE.resolve("role/RoleHandle.java"));
        assertThat(role.substring(role.indexOf("words.endStaleArm();")))
                .containsSubsequence("words.endStaleArm();", "wakePeers();");
        assertThat(method(role, "public final void wakeup()"))
                .containsSubsequence("this.wakeupRequested = true;", "words.bumpAndWake();");
        assertThat(method(
                        Files.readString(CODE.resolve("object/Unlinker.java")),
                        "public void remove(ShmObject object, int reason)"))
                .containsSubsequence("stateVolatile(", "Side.DATA).bumpAndWake()", "Side.SPACE).bumpAndWake()");
    }

    // ---- the page

    @Test
    void thePageTellsEachStep() throws IOException {
        List<String> told = new ArrayList<>();
        for (String family : List.of("WAIT", "GATE", "TAKE", "CLOSE")) {
            Matcher row = Pattern.compile("^\\| (\\d) \\|", Pattern.MULTILINE).matcher(section(family));
            while (row.find()) {
                told.add(family + " " + row.group(1));
            }
        }
        assertThat(told)
                .isEqualTo(Arrays.stream(Step.values())
                        .filter(Step::isNumbered)
                        .map(StepDriftTests::label)
                        .toList());
    }

    @Test
    void thePageTellsWhatEachNeighbourLoses() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Neighbour neighbour : Neighbour.values()) {
            if (neighbour != Neighbour.NONE) {
                expected.put(neighbour.name(), neighbour.lostIn == null ? "none" : "`" + neighbour.lostIn.name() + "`");
            }
        }
        assertThat(rows("What was proved", "^\\| `([A-Z_]+)` \\|[^|]+\\| (none|`[A-Z_]+`) \\|$"))
                .isEqualTo(expected);
    }

    @Test
    void thePageTellsHowManyStatesThereAre() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Play play : Play.values()) {
            Explorer.Result result = Explorer.explore(new Model(play.scenario, Neighbour.NONE, true));
            expected.put(play.name(), Integer.toString(result.states()));
        }
        assertThat(rows("What was proved", "^\\| `([A-Z_]+)` \\|[^|]+\\| (\\d+) \\|$"))
                .isEqualTo(expected);
    }

    // ---- reading

    private static String label(Step step) {
        return step.family() + " " + step.number();
    }

    /** From a method's declaration to the first line that closes at its depth. */
    private static String method(String source, String declaration) {
        int from = source.indexOf(declaration);
        assertThat(from).as(declaration).isNotNegative();
        return source.substring(from, source.indexOf("\n    }\n", from));
    }

    private static List<String> labels(String method, String family) {
        try (Stream<String> found = Pattern.compile("// (" + family + " \\d)")
                .matcher(method)
                .results()
                .map(match -> match.group(1))) {
            return found.toList();
        }
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(Path.of("../docs/wake-up.md"));
        int from = page.indexOf("\n## " + heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        int to = page.indexOf("\n## ", from + 1);
        return page.substring(from, to < 0 ? page.length() : to);
    }

    private static Map<String, String> rows(String heading, String pattern) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = Pattern.compile(pattern, Pattern.MULTILINE).matcher(section(heading));
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }
}
