// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.StoreException;
import io.featureparity.features.model.Model;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.testsupport.refusal.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Stores in memory behind servers that a test stops, and an application that has both. */
final class BreakableStores {

    private static final Set<String> PORTS =
            Set.of("bars", "macro", "features", "refresh", "outbox", "models", "decisions", "news", "leaders");

    final MovedTime time;
    final Outage online = new Outage();
    final Outage database = new Outage();
    final ApplicationContextRunner runner;

    BreakableStores() {
        this(Contexts.bar(20).time());
    }

    BreakableStores(Instant begin) {
        time = new MovedTime(begin);
        runner = Contexts.runner()
                .withBean(InstantSource.class, () -> time)
                .withBean(Surroundings.class, time::surroundings)
                .withBean(
                        LatestStore.class,
                        () -> online.port(LatestStore.class, new MemoryLatest(Duration.ofHours(1), () -> 0)))
                .withBean(Stores.class, () -> database.stores(new MemoryStores(), PORTS));
    }

    /** Asks the online store for what it does not have. */
    static void get(ApplicationContext context) {
        LatestStore store = context.getBean(LatestStore.class);
        assertThat(store.get(FeatureKey.of("USD/COP", context.getBean(Model.class))))
                .isEmpty();
    }

    static StoreException refused(ApplicationContext context) {
        return Refusals.refusal(StoreException.class, () -> get(context));
    }

    static ServiceLevels levels(ApplicationContext context) {
        return context.getBean(ServiceLevels.class);
    }
}
