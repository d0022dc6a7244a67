/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is explored is what the code does and what the page tells. */
@Timeout(60)
class StepDriftTests {

    private static final Page PAGE = new Page("wake-up.md");

    // ---- the code

    /** A step's comment stands on the line that does it: a step that moves takes its name along, and fails here. */
    @Test
    void theSleeperTakesTheStepsInTheModelsOrder() {
        Source code = new Source("waiting/Sleeper.java");
        String source = code.text();
        List<String> sleep = new ArrayList<>(
                Neighbour.NONE.order().stream().map(StepDriftTests::label).toList());
        sleep.add(label(Step.WAIT_7));
        assertThat(labels(code.method("sleepOnce(Waiter waiter, long slice) {"), "WAIT"))
                .isEqualTo(sleep);
        assertThat(labels(code.method("public void await("), "WAIT"))
                .containsExactly(label(Step.WAIT_0), label(Step.WAIT_1));
        assertThat(labels(code.method("private void sleep("), "WAIT")).containsExactly(label(Step.WAIT_8));
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
    void theGateTakesTheStepsInTheModelsOrder() {
        Source code = new Source("waiting/Gate.java");
        String source = code.text();
        assertThat(code.method("public void afterHead()"))
                .containsSubsequence("armVolatile(Side.DATA)", "(arm & 1) != 0", "arm != this.memo", "wake(arm)");
        assertThat(code.method("public void afterTail("))
                .containsSubsequence(
                        "armVolatile(Side.SPACE)",
                        "(arm & 1) != 0",
                        "arm != this.memo",
                        "tail - this.peer.wantOpaque() >= 0",
                        "// " + label(Step.GATE_3),
                        "wake(arm)");
        assertThat(source).containsOnlyOnce("this.memo = ");
        assertThat(code.method("private void wake(")).containsSubsequence("bumpAndWake()", "this.memo = arm");
        assertThat(source).contains("/** " + label(Step.GATE_4));
    }

    @Test
    void theCursorsAreStoredVolatileBeforeTheGate() {
        assertThat(new Source("ring/RingProducer.java").method("private void flushFinished()"))
                .containsSubsequence("headVolatile(", "// " + label(Step.GATE_1), "afterHead(); // GATE 2 to 4");
        assertThat(new Source("ring/RingReader.java").method("void storeTail()"))
                .containsSubsequence("tailVolatile(tail); // " + label(Step.GATE_1), "afterTail(tail); // GATE 2 to 4");
    }

    /** ARM_WITHOUT_BARRIER and CURSOR_WITHOUT_BARRIER are a word away. */
    @Test
    void theWordsAreAccessedWithTheModelsBarriers() {
        Source block = new Source("layout/ControlBlock.java");
        for (String store : List.of(
                "void headVolatile(long head)",
                "void tailVolatile(long tail)",
                "void armVolatile(Side side, long arm)")) {
            assertThat(block.method(store)).contains("LONG.setVolatile(");
        }
        for (String load : List.of(
                "long headVolatile()",
                "long tailVolatile()",
                "long armVolatile(Side side)",
                "int seqVolatile(Side side)")) {
            assertThat(block.method(load)).contains(".getVolatile(");
        }
    }

    @Test
    void takingAndClosingHaveTheModelsOrder() {
        Source role = new Source("role/RoleHandle.java");
        assertThat(role.method("private void bind()")).containsSubsequence("words.endStaleArm();", "wakePeers();");
        assertThat(role.method("public final void wakeup()"))
                .containsSubsequence("this.wakeupRequested = true;", "words.bumpAndWake();");
        assertThat(new Source("object/Unlinker.java").method("public void remove(ShmObject object, int reason)"))
                .containsSubsequence("stateVolatile(", "Side.DATA).bumpAndWake()", "Side.SPACE).bumpAndWake()");
    }

    // ---- the page

    @Test
    void thePageTellsEachStep() {
        assertThat(PAGE.numberedRows(List.of("WAIT", "GATE", "TAKE", "CLOSE")))
                .isEqualTo(Arrays.stream(Step.values())
                        .filter(Step::isNumbered)
                        .map(StepDriftTests::label)
                        .toList());
    }

    @Test
    void thePageTellsWhatEachNeighbourLoses() {
        Map<String, String> expected = new TreeMap<>();
        for (Neighbour neighbour : Neighbour.values()) {
            if (neighbour != Neighbour.NONE) {
                expected.put(neighbour.name(), neighbour.lostIn == null ? "none" : "`" + neighbour.lostIn.name() + "`");
            }
        }
        assertThat(PAGE.rows("What was proved", "^\\| `([A-Z_]+)` \\|[^|]+\\| (none|`[A-Z_]+`) \\|$"))
                .isEqualTo(expected);
    }

    @Test
    void thePageTellsHowManyStatesThereAre() {
        Map<String, String> expected = new TreeMap<>();
        for (Play play : Play.values()) {
            Explorer.Result result = Explorer.explore(new Model(play.scenario, Neighbour.NONE, true));
            expected.put(play.name(), Integer.toString(result.states()));
        }
        assertThat(PAGE.rows("What was proved", "^\\| `([A-Z_]+)` \\|[^|]+\\| (\\d+) \\|$"))
                .isEqualTo(expected);
    }

    // ---- reading

    private static String label(Step step) {
        return step.family() + " " + step.number();
    }

    private static List<String> labels(String method, String family) {
        try (Stream<String> found = Pattern.compile("// (" + family + " \\d)")
                .matcher(method)
                .results()
                .map(match -> match.group(1))) {
            return found.toList();
        }
    }
}
