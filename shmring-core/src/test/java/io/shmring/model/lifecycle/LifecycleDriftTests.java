/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.model.Page;
import io.shmring.model.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is explored is what the code does and what the page tells. */
@Timeout(60)
class LifecycleDriftTests {

    private static final Page PAGE = new Page("life-cycle.md");
    private static final String PROVED = "What was proved";

    // ---- the code

    /** A step of the model and the code that does it; without a step, what has to stand between. */
    private record Done(List<Step> steps, String code) {}

    /** A method, and what it does in that order. */
    private record Order(String file, String method, List<Done> done) {

        static Order of(String file, String method) {
            return new Order(file, method, new ArrayList<>());
        }

        Order then(String code, Step... steps) {
            this.done.add(new Done(List.of(steps), code));
            return this;
        }

        @Override
        public String toString() {
            return this.file + ": " + this.method;
        }
    }

    static List<Order> theCodeTakesTheStepsInTheModelsOrder() {
        return List.of(
                Order.of("object/ObjectFiles.java", "public @Nullable ShmObject open(")
                        .then("openFile(path, true)", Step.ATTACH_OPEN)
                        .then("file.status(); // ATTACH 1")
                        .then("status.links() == 0", Step.ATTACH_CHECK)
                        .then("ObjectFormat.check("),
                Order.of("spsc/SpscLifecycle.java", "private @Nullable ShmObject open(")
                        .then("this.files.open(")
                        .then("object.state() == RingLayout.STATE_OPEN", Step.ATTACH_LOOK)
                        .then("finishRemoval(object)"),
                Order.of("spsc/SpscLifecycle.java", "private void finishRemoval(")
                        .then("Unlinker.lockLifecycle(", Step.REPAIR_LOCK, Step.REPAIR_CURRENT)
                        .then("if (lock != null)")
                        .then("this.unlinker.remove("),
                Order.of("role/RoleTaker.java", "public static @Nullable ObjectLock take(")
                        .then("ObjectLock.lock(", Step.ATTACH_LOCK)
                        .then("return confirm("),
                Order.of("role/RoleTaker.java", "public static @Nullable ObjectLock confirm(")
                        .then("home.state() == RingLayout.STATE_OPEN", Step.ATTACH_STATE)
                        .then("home.isCurrent()", Step.ATTACH_CURRENT)
                        .then("lock.close()"),
                Order.of("mpsc/MpscAttachment.java", "private @Nullable RoleBinding takeProducer(")
                        .then("firstFree(doorbell, deadline)", Step.ATTACH_LOCK)
                        .then("= openRing(doorbell, "),
                Order.of("mpsc/MpscAttachment.java", "private @Nullable SlotLock firstFree(")
                        .then("ObjectLock.tryLock(", Step.ATTACH_LOCK)
                        .then("RoleTaker.confirm("),
                Order.of("mpsc/MpscAttachment.java", "RoleBinding bindConsumer(")
                        .then("= openRing(doorbell, "),
                Order.of("mpsc/MpscAttachment.java", "private @Nullable ShmObject openRing(")
                        .then("this.system.openRing("),
                Order.of("mpsc/MpscSystem.java", "ShmObject openRing(")
                        .then("openPart(doorbell, index)", Step.ATTACH_RING_OPEN)
                        .then("slotAcquire(index)", Step.ATTACH_RING_CHECK),
                Order.of("mpsc/MpscSystem.java", "ShmObject openPart(")
                        .then("this.files.open(")
                        .then("identity.systemId() == doorbell.identity().instanceId()"),
                Order.of("role/RoleHandle.java", "private void bind()")
                        .then("this.binder.bind(previous); // ATTACH 3")
                        .then("words.endStaleArm(); // ATTACH 4", Step.HOLDING),
                Order.of("object/ObjectFiles.java", "public ShmObject create(")
                        .then("FileHandle.openUnnamed(", Step.CREATE_FILE)
                        .then("// CREATE 1")
                        .then("file.allocate(size); // CREATE 2")
                        .then(".initialize(identity, state)", Step.CREATE_FILL),
                Order.of("spsc/SpscLifecycle.java", "private @Nullable ShmObject create(")
                        .then("this.files.create(")
                        .then("this.files.link(object)", Step.CREATE_LINK),
                Order.of("mpsc/MpscCreation.java", "Draft begin()")
                        .then(".create(", Step.DOORBELL_FILE)
                        .then("RingLayout.STATE_BUILDING")
                        .then("mine(locks, doorbell, RingLayout.LIFECYCLE_LOCK)", Step.DOORBELL_LOCK)
                        .then("mine(locks, doorbell, RingLayout.CONSUMER_LOCK)")
                        .then(".link(doorbell)", Step.DOORBELL_LINK),
                Order.of("mpsc/MpscCreation.java", "ShmObject buildRing(")
                        .then(".open(path, RingLayout.KIND_MPSC_RING)", Step.RING_OPEN)
                        .then(".unlink(path)", Step.RING_UNLINK)
                        .then(".create(path, identity", Step.RING_FILE)
                        .then(".link(ring)", Step.RING_LINK)
                        .then("slotVolatile(index, identity.instanceId())", Step.RING_SLOT),
                Order.of("mpsc/MpscCreation.java", "private RoleBinding buildAndOpen(")
                        .then("buildRing(doorbell, i)); // CREATE 2")
                        .then("stateVolatile(RingLayout.STATE_OPEN); // CREATE 3", Step.SYSTEM_OPEN)
                        .then("catch (RuntimeException | Error failure)")
                        .then("remove(doorbell, RingLayout.REASON_REPLACED)"),
                Order.of("mpsc/MpscCreation.java", "private RoleBinding complete(")
                        .then("buildAndOpen(")
                        .then("draft.lifecycle().close()", Step.SYSTEM_UNLOCK),
                Order.of("mpsc/MpscCreation.java", "RoleBinding repair(")
                        .then("Unlinker.lockLifecycle(", Step.REPAIR_LOCK, Step.REPAIR_CURRENT)
                        .then("// REPAIR 1")
                        .then("doorbell.state(); // REPAIR 2", Step.REPAIR_STATE)
                        .then("requireNoProducer(doorbell, deadline)", Step.REPAIR_PRODUCERS)
                        .then("return resume(")
                        .then("remove(doorbell, RingLayout.REASON_REPLACED)"),
                Order.of("mpsc/MpscCreation.java", "private @Nullable RoleBinding resume(")
                        .then("RingLayout.CONSUMER_LOCK, deadline); // REPAIR 3", Step.REPAIR_CONSUMER)
                        .then("buildAndOpen("),
                Order.of("object/Unlinker.java", "public static @Nullable ObjectLock lockLifecycle(")
                        .then("RingLayout.LIFECYCLE_LOCK, deadline); // UNLINK 1", Step.UNLINK_LOCK)
                        .then("return null;")
                        .then("if (!object.isCurrent())", Step.UNLINK_CURRENT),
                Order.of("object/Unlinker.java", "public void unlink(")
                        .then("lockRoles(object, roles); // UNLINK 2", Step.UNLINK_ROLES)
                        .then("remove(object, RingLayout.REASON_UNLINKED)")
                        .then("roles.forEach(ObjectLock::close); // UNLINK 5", Step.UNLINK_UNLOCK),
                Order.of("object/Unlinker.java", "public void remove(ShmObject object, int reason)")
                        .then("stateVolatile(RingLayout.STATE_REMOVED); // UNLINK 3", Step.UNLINK_STATE)
                        .then("this.parts.remove(object)")
                        .then("if (object.isCurrent())", Step.UNLINK_STILL_CURRENT)
                        .then("this.files.unlink(object.path()); // UNLINK 4", Step.UNLINK_NAME),
                Order.of("mpsc/MpscRemoval.java", "private final class Rings")
                        .then("public void remove(ShmObject doorbell)")
                        .then("openPart(doorbell, i)", Step.UNLINK_RING_OPEN)
                        .then("remove(ring, i)", Step.UNLINK_RING),
                unlinks(
                        "mpsc/MpscRemoval.java",
                        "boolean unlink(boolean force)",
                        "remove(doorbell, RingLayout.REASON_FORCED)"),
                unlinks(
                        "spsc/SpscLifecycle.java",
                        "private boolean unlink(",
                        "remove(object, RingLayout.REASON_FORCED)"));
    }

    private static Order unlinks(String file, String method, String forced) {
        return Order.of(file, method)
                .then("Unlinker.lockLifecycle(")
                .then("// UNLINK 1")
                .then("continue;")
                .then(forced)
                .then("this.unlinker.unlink(");
    }

    @ParameterizedTest
    @MethodSource
    void theCodeTakesTheStepsInTheModelsOrder(Order order) {
        assertThat(new Source(order.file()).method(order.method()))
                .containsSubsequence(order.done().stream().map(Done::code).toList());
    }

    @Test
    void everyStepIsFoundInTheCode() {
        Set<Step> found = EnumSet.noneOf(Step.class);
        theCodeTakesTheStepsInTheModelsOrder()
                .forEach(order -> order.done().forEach(done -> found.addAll(done.steps())));
        assertThat(found)
                .containsExactlyElementsOf(Arrays.stream(Step.values())
                        .filter(step -> !step.row.isEmpty())
                        .toList());
    }

    @Test
    void theMagicIsWrittenLast() {
        assertThat(new Source("layout/ControlBlock.java").method("public void initialize("))
                .contains("stateVolatile(state);")
                .endsWith("LONG.setVolatile(this.buffer, RingLayout.MAGIC_OFFSET, RingLayout.MAGIC);");
    }

    // ---- the page

    @Test
    void thePageTellsEachStep() {
        Set<String> rows = new LinkedHashSet<>();
        for (Step step : Step.values()) {
            if (!step.row.isEmpty()) {
                rows.add(step.row);
            }
        }
        assertThat(PAGE.numberedRows(List.of("CREATE", "ATTACH", "REPAIR", "UNLINK")))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void thePageTellsEachPromise() {
        assertThat(PAGE.rows(PROVED, "^\\| `([A-Z_]+)` \\| ([^|`]+) \\|$").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Promise.values()).map(Enum::name).toList());
    }

    @Test
    void thePageTellsWhatEachNeighbourBreaks() {
        Map<String, String> expected = new TreeMap<>();
        for (Neighbour neighbour : Neighbour.values()) {
            if (neighbour != Neighbour.NONE) {
                expected.put(
                        neighbour.name(),
                        neighbour.broken == null ? "none" : "`" + neighbour.broken + "` in `" + neighbour.harmIn + "`");
            }
        }
        assertThat(PAGE.rows(PROVED, "^\\| `([A-Z_]+)` \\|[^|]+\\| (none|`[A-Z_]+` in `[A-Z_]+`) \\|$"))
                .isEqualTo(expected);
    }

    /** The scenario is told with the number of its states. */
    static String toldStates(Play play) {
        Map<String, String> told = PAGE.rows(PROVED, "^\\| `([A-Z_]+)` \\|[^|]+\\| (\\d+) \\|$");
        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Play.values()).map(Enum::name).toList());
        return told.get(play.name());
    }
}
