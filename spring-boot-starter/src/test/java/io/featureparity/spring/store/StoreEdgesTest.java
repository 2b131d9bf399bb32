// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static io.featureparity.spring.store.BreakableStores.get;
import static io.featureparity.spring.store.BreakableStores.levels;
import static io.featureparity.spring.store.BreakableStores.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.resilience.guarded.GuardedLatest;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.spring.MovedTime;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.testsupport.refusal.Refusals;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Breakers, repetitions and levels around the stores. */
class StoreEdgesTest {

    private final BreakableStores stores = new BreakableStores();
    private final MovedTime time = stores.time;
    private final Outage online = stores.online;
    private final Outage database = stores.database;
    private final ApplicationContextRunner runner = stores.runner;

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
}
