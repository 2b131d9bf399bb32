// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.model.Model;
import io.featureparity.observe.Metric;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthReport;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.guarded.GuardedLatest;
import io.featureparity.resilience.guarded.GuardedStores;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.testsupport.refusal.Refusals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Breakers, repetitions and levels around the stores, whoever has made them. */
class StoreEdgesTest {

    private static final Set<String> ALL =
            Set.of("bars", "macro", "features", "refresh", "outbox", "models", "decisions", "news", "leaders");

    private final MovedTime time = new MovedTime(Contexts.bar(20).time());
    private final Outage online = new Outage();
    private final Outage database = new Outage();

    private final ApplicationContextRunner runner = Contexts.runner()
            .withBean(InstantSource.class, () -> time)
            .withBean(Surroundings.class, time::surroundings)
            .withBean(
                    LatestStore.class,
                    () -> online.port(LatestStore.class, new MemoryLatest(Duration.ofHours(1), () -> 0)))
            .withBean(Stores.class, () -> database.stores(new MemoryStores(), ALL));

    private static void get(ApplicationContext context) {
        LatestStore store = context.getBean(LatestStore.class);
        assertThat(store.get(FeatureKey.of("USD/COP", context.getBean(Model.class))))
                .isEmpty();
    }

    private static StoreException refused(ApplicationContext context) {
        return Refusals.refusal(StoreException.class, () -> get(context));
    }

    private static ServiceLevels levels(ApplicationContext context) {
        return context.getBean(ServiceLevels.class);
    }

    // ---- who is behind an edge

    @Test
    void storesOfTheApplicationAreBehindEdgesAndAreClosedOnce() {
        runner.run(context -> {
            assertThat(context).getBean(Stores.class).isInstanceOf(GuardedStores.class);
            assertThat(context).getBean(LatestStore.class).isInstanceOf(GuardedLatest.class);
            assertThat(context.getBean(StoreEdges.class).all())
                    .extracting(Edge::name)
                    .containsExactly("database", "macro", "online");
        });
        assertThat(online.closed).hasValue(1);
        assertThat(database.closed).hasValue(1);
    }

    /** Whoever asks for the class itself has to get it. */
    @Test
    void aBeanThatIsDeclaredAsAClassOfItsOwnStaysAndIsAskedWhetherItAnswers() {
        Contexts.runner().withUserConfiguration(OwnClasses.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).getBean(MemoryStores.class).isSameAs(context.getBean(Stores.class));
            assertThat(context).getBean(LatestStore.class).isInstanceOf(GuardedLatest.class);
            assertThat(context.getBean(Health.class).deep().parts())
                    .extracting(PartHealth::name)
                    .contains("stores", "macro-source", "online-store");
        });
    }

    @Test
    void withoutAStoreThereAreNoEdgesAndNoChecks() {
        Contexts.runner().run(context -> {
            assertThat(context.getBean(StoreEdges.class).all()).isEmpty();
            assertThat(context.getBean(Health.class).deep().parts())
                    .extracting(PartHealth::name)
                    .doesNotContain("stores", "macro-source", "online-store", "breakers");
        });
    }

    // ---- what an edge does

    @Test
    void theOnlineStoreIsStoppedTheLevelIsTwoAndItComesBackByItself() {
        runner.withPropertyValues(
                        "feature-parity.breaker.online.least-calls=3",
                        "feature-parity.breaker.online.rest=7s",
                        "feature-parity.breaker.online.trials=1")
                .run(context -> {
                    get(context);
                    online.stop();
                    assertThat(refused(context).code()).isEqualTo(ErrorCode.STORE_UNREACHABLE);
                    assertThat(levels(context).level()).isEqualTo(ServiceLevel.ALL_WELL);
                    assertThat(refused(context).code()).isEqualTo(ErrorCode.STORE_UNREACHABLE);

                    int calls = online.calls.get();
                    assertThat(refused(context).code()).isEqualTo(ErrorCode.EDGE_OPEN);
                    assertThat(online.calls).as("an open breaker asks nobody").hasValue(calls);
                    assertThat(levels(context).level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
                    assertThat(levels(context).conditions())
                            .singleElement()
                            .satisfies(condition -> assertThat(condition.toString())
                                    .startsWith("online store: edge online is OPEN: of 3 calls 2 failed"));

                    StoreEdges edges = context.getBean(StoreEdges.class);
                    edges.look();
                    assertThat(levels(context).level()).as("it rests").isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
                    online.end();
                    time.pass(Duration.ofSeconds(8));
                    edges.look();
                    assertThat(levels(context).level()).isEqualTo(ServiceLevel.ALL_WELL);
                    assertThat(levels(context).transitions(ServiceLevel.ONLINE_STORE_DOWN))
                            .isOne();
                    get(context);
                });
    }

    /** Nobody has called the store: the look finds it. */
    @Test
    void aLookSeesAServerThatNobodyCalls() {
        runner.withPropertyValues(
                        "feature-parity.breaker.database.least-calls=20", "feature-parity.breaker.macro.least-calls=20")
                .run(context -> {
                    StoreEdges edges = context.getBean(StoreEdges.class);
                    edges.look();
                    assertThat(levels(context).level()).isEqualTo(ServiceLevel.ALL_WELL);
                    online.stop();
                    edges.look();
                    assertThat(levels(context).conditions())
                            .extracting(Condition::toString)
                            .containsExactly(
                                    "online store: FP-1101 at server of a test: must be reachable, but was stopped");
                    database.stop();
                    edges.look();
                    assertThat(levels(context).conditions())
                            .extracting(Condition::name)
                            .containsExactly("stores", "macro source", "online store");
                    assertThat(levels(context).level()).isEqualTo(ServiceLevel.READ_ONLY);
                    online.end();
                    database.end();
                    edges.look();
                    assertThat(levels(context).level()).isEqualTo(ServiceLevel.ALL_WELL);
                });
    }

    @Test
    void readsOfTheDatabaseAreRepeatedWithPausesThatChanceShortens() {
        runner.withPropertyValues(
                        "feature-parity.breaker.database.retry.calls=4",
                        "feature-parity.breaker.database.retry.first-pause=100ms",
                        "feature-parity.breaker.database.retry.longest=1s")
                .run(context -> {
                    database.stop();
                    int before = database.calls.get();
                    Refusals.refusal(
                            StoreException.class,
                            () -> context.getBean(Stores.class).bars().lastPosition("USD/COP"));
                    assertThat(database.calls.get() - before).isEqualTo(4);
                    assertThat(time.pauses())
                            .containsExactly(Duration.ofMillis(75), Duration.ofMillis(150), Duration.ofMillis(300));
                });
    }

    @Test
    void withoutBreakersAStoreIsAskedAllTheSame() {
        runner.withPropertyValues("feature-parity.breaker.enabled=false").run(context -> {
            assertThat(context.getBean(LatestStore.class)).isNotInstanceOf(GuardedLatest.class);
            assertThat(context.getBean(StoreEdges.class).all()).isEmpty();
            online.stop();
            context.getBean(StoreEdges.class).look();
            assertThat(levels(context).level()).isEqualTo(ServiceLevel.ONLINE_STORE_DOWN);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "database.failures, 0, must be above 0 and at most 1, 0.0",
        "database.window, 0, must be a whole number from 1 to 10000, 0",
        "macro.least-calls, 21, must be a whole number from 1 to 20, 21",
        "online.trials, 0, must be a whole number from 1 to 10000, 0",
        "online.slow, 0s, must be from PT0.001S to PT24H, PT0S",
        "online.rest, 25h, must be from PT0.001S to PT24H, PT25H",
        "macro.retry.calls, 21, must be a whole number from 1 to 20, 21",
        "database.retry.longest, 11m, must be from PT0.001S to PT10M, PT11M",
        "online.retry.first-pause, 2ms, must be from PT0.001S to PT0.001S, PT0.002S"
    })
    void aSettingThatIsNotPossibleIsNamedByItsProperty(String name, String text, String rule, String value) {
        String property = "feature-parity.breaker." + name;
        Contexts.runner()
                .withPropertyValues(property + "=" + text)
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessage("FP-1280 at property " + property + ": " + rule + ", but was " + value));
    }

    // ---- where it is seen

    @Test
    void healthAndMetricsShowEachStoreAndEachBreaker() {
        runner.withPropertyValues("feature-parity.breaker.online.least-calls=1").run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
            Health health = context.getBean(Health.class);
            HealthReport well = health.deep();
            assertThat(part(well, "stores").status()).isEqualTo(HealthStatus.UP);
            assertThat(part(well, "stores").latency())
                    .as("of the time of this test")
                    .isZero();
            assertThat(part(well, "breakers").finding().details())
                    .containsEntry("database", "CLOSED")
                    .containsEntry("macro", "CLOSED")
                    .containsEntry("online", "CLOSED");
            assertThat(open(registry)).isZero();

            online.stop();
            database.stop();
            HealthReport stopped = health.deep();
            assertThat(part(stopped, "online-store").status())
                    .as("features come from elsewhere")
                    .isEqualTo(HealthStatus.DEGRADED);
            assertThat(part(stopped, "online-store").finding().reason()).isEqualTo("FP-1101");
            assertThat(part(stopped, "macro-source").finding().reason()).isEqualTo("FP-1101");
            assertThat(part(stopped, "stores").status()).isEqualTo(HealthStatus.DOWN);
            assertThat(open(registry)).isOne();

            HealthReport open = health.deep();
            assertThat(part(open, "online-store").finding().reason()).isEqualTo("FP-1261");
            assertThat(part(open, "breakers").finding().details()).containsEntry("online", "OPEN");
            assertThat(context.getBean(StoreEdges.class).all().get(2).state().state())
                    .isEqualTo(BreakerState.OPEN);
        });
    }

    private static double open(MeterRegistry registry) {
        return registry.get(Metric.BREAKER_OPEN.id())
                .tag("breaker", "online")
                .gauge()
                .value();
    }

    private static PartHealth part(HealthReport report, String name) {
        return report.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClasses {

        @Bean
        MemoryStores stores() {
            return new MemoryStores();
        }

        @Bean
        LatestStore latest() {
            return new MemoryLatest(Duration.ofHours(1), () -> 0);
        }

        /** Asks for the class. */
        @Bean
        String asks(MemoryStores stores) {
            return "asks " + stores.bars().lastPosition("USD/COP");
        }
    }
}
