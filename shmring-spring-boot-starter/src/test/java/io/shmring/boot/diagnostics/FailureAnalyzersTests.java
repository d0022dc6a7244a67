/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmAccessException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmLimitException;
import io.shmring.ShmNoSpaceException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.ShmPlatformException;
import io.shmring.ShmRoleHeldException;
import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.core.ShmOpenMode;
import io.shmring.spring.core.ShmRingDefinition;
import io.shmring.spring.core.ShmRingOpenException;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Tests for the failure analyzers, found and ordered as Spring Boot finds and orders them. */
class FailureAnalyzersTests {

    @Test
    void explainsAPlatformWithoutSharedMemory() {
        FailureAnalysis analysis =
                analyze(opening(new ShmPlatformException("orders", "futex is not there", null), false));
        assertThat(analysis.getDescription()).contains("futex is not there").contains("'orders'");
        assertThat(analysis.getAction()).contains("Linux").contains("shmring.enabled");
    }

    @Test
    void explainsDeniedNativeAccessWhereverItIsInTheChain() {
        IllegalCallerException denied = new IllegalCallerException("Illegal native access from: an unnamed module");
        assertThat(analyze(new ExceptionInInitializerError(denied)).getAction())
                .contains("--enable-native-access=ALL-UNNAMED")
                .contains("Enable-Native-Access");
        assertThat(analyze(opening(new ShmPlatformException("orders", "no native access", denied), false))
                        .getAction())
                .contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void leavesOtherIllegalCallersAlone() {
        assertThat(analyzeOrNull(new IllegalCallerException("something else"))).isNull();
    }

    @Test
    void namesThePrefixWhenTheRoleIsHeldByThisJvm() {
        FailureAnalysis analysis = analyze(opening(
                new ShmRoleHeldException(
                        "orders", "consumer is held", ProcessHandle.current().pid(), true),
                true));
        assertThat(analysis.getDescription()).contains("within").contains("consumer is held");
        assertThat(analysis.getAction()).contains("shmring.name-prefix");
    }

    @Test
    void namesThePidWhenTheRoleIsHeldByAnotherProcess() {
        FailureAnalysis analysis =
                analyze(opening(new ShmRoleHeldException("orders", "consumer is held", 4711, false), true));
        assertThat(analysis.getAction())
                .contains("4711")
                .contains("shmring.rings.order-key.connect-timeout")
                .doesNotContain("name-prefix");
    }

    @Test
    void explainsAnotherGeometry() {
        FailureAnalysis analysis =
                analyze(opening(new ShmGeometryException("orders", "capacity 4096, not 8192", null), false));
        assertThat(analysis.getDescription()).contains("4096").contains("8192");
        assertThat(analysis.getAction())
                .contains("shmring.rings.order-key.capacity")
                .contains("shmring.rings.order-key.name");
    }

    @Test
    void explainsADirectoryWithoutRoom() {
        FailureAnalysis analysis =
                analyze(opening(new ShmNoSpaceException("orders", "needs 1048832 bytes", 1048832, 4096), false));
        assertThat(analysis.getDescription()).contains("1048832");
        assertThat(analysis.getAction()).contains("--shm-size").contains("shmring.rings.order-key.capacity");
    }

    @Test
    void explainsALimit() {
        FailureAnalysis analysis =
                analyze(opening(new ShmLimitException("orders", "EMFILE, raise ulimit -n", null), false));
        assertThat(analysis.getDescription()).contains("ulimit -n");
        assertThat(analysis.getAction()).contains("Raise the limit").contains("shmring.rings.order-key.capacity");
    }

    @Test
    void explainsAConnectTimeout() {
        FailureAnalysis analysis =
                analyze(opening(new ShmNotFoundException("orders", "there is no such object", null), true));
        assertThat(analysis.getDescription()).contains("within").contains("1500 ms");
        assertThat(analysis.getAction())
                .contains("shmring.rings.order-key.connect-timeout")
                .contains("shmring.directory");
    }

    @Test
    void explainsEveryOtherFailureOfOpening() {
        FailureAnalysis analysis =
                analyze(opening(new ShmAccessException("orders", "owner is 0, not 1000", null), false));
        assertThat(analysis.getDescription()).contains("owner is 0, not 1000");
        assertThat(analysis.getAction()).contains("shmring.rings.order-key");
    }

    @Test
    void explainsAListenerThatDoesNotFit() {
        FailureAnalysis analysis =
                analyze(new ShmListenerConfigurationException("Ring 'x' has two listeners", "Remove one.", null));
        assertThat(analysis.getDescription()).isEqualTo("Ring 'x' has two listeners.");
        assertThat(analysis.getAction()).isEqualTo("Remove one.");
    }

    @Test
    void explainsABeanNameThatIsTaken() {
        FailureAnalysis analysis = analyze(override(ringBean("orders"), new RootBeanDefinition(String.class)));
        assertThat(analysis.getDescription())
                .contains("shmring.rings.orders")
                .contains("'ordersRing'")
                .contains("java.lang.String");
        assertThat(analyze(override(new RootBeanDefinition(String.class), ringBean("orders")))
                        .getDescription())
                .contains("shmring.rings.orders");
    }

    @Test
    void explainsTwoRingsWithTheSameBeanName() {
        assertThat(analyze(override(ringBean("order.s"), ringBean("orders"))).getDescription())
                .contains("shmring.rings.order.s")
                .contains("shmring.rings.orders");
    }

    @Test
    void leavesTheBeanNamesOfOthersToSpringBoot() {
        RootBeanDefinition definition = new RootBeanDefinition(String.class);
        FailureAnalysis analysis = analyze(override(definition, definition));
        assertThat(analysis.getDescription()).doesNotContain("ring ");
    }

    private static BeanDefinitionOverrideException override(RootBeanDefinition added, RootBeanDefinition existing) {
        return new BeanDefinitionOverrideException("ordersRing", added, existing);
    }

    private static RootBeanDefinition ringBean(String key) {
        RootBeanDefinition definition = new RootBeanDefinition(Object.class);
        definition.setDescription("Ring declared as shmring.rings." + key);
        return definition;
    }

    private static ShmRingOpenException opening(RuntimeException cause, boolean timedOut) {
        ShmRingDefinition definition = new ShmRingDefinition(
                "order-key",
                "orders",
                ShmRingType.SPSC,
                ShmRingRole.CONSUMER,
                ShmOpenMode.OPEN_OR_CREATE,
                ShmRingDefinition.Geometry.ANY,
                ShmOptions.defaults(),
                Duration.ofSeconds(1),
                ShmRingDefinition.SendPolicy.DEFAULT,
                false);
        return new ShmRingOpenException(definition, timedOut ? Duration.ofMillis(1500) : Duration.ZERO, cause);
    }

    private static FailureAnalysis analyze(Throwable failure) {
        FailureAnalysis analysis = analyzeOrNull(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }

    private static FailureAnalysis analyzeOrNull(Throwable failure) {
        Throwable root = new BeanCreationException("shmRings", "failed", failure);
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        SpringFactoriesLoader.ArgumentResolver.none(),
                        (type, name, ex) -> assertThat(name).doesNotStartWith("io.shmring"));
        return analyzers.stream()
                .map((analyzer) -> analyzer.analyze(root))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
