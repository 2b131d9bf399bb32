// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.guarded.GuardedLatest;
import io.featureparity.resilience.guarded.GuardedStores;
import io.featureparity.spring.Contexts;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which stores are behind an edge, whoever has made them. */
class StoreGuardTest {

    private final BreakableStores stores = new BreakableStores();
    private final Outage online = stores.online;
    private final Outage database = stores.database;
    private final ApplicationContextRunner runner = stores.runner;

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
