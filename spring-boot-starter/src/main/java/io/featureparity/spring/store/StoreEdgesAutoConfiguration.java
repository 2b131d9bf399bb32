// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.EdgeLog;
import io.featureparity.observe.health.HealthBuilder;
import io.featureparity.observe.health.HealthCheck;
import io.featureparity.observe.health.HealthChecks;
import io.featureparity.observe.health.HealthFinding;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.guarded.GuardedStores;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.level.LevelAutoConfiguration;
import io.featureparity.spring.observe.HealthCustomizer;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Puts all stores behind breakers, those of the application too, and shows in the health whether they answer. */
@AutoConfiguration(after = LevelAutoConfiguration.class)
@ConditionalOnClass({Stores.class, GuardedStores.class})
@ConditionalOnBean({ParityProperties.class, ServiceLevels.class, Surroundings.class, ContainedFailures.class})
public final class StoreEdgesAutoConfiguration {

    /** Made by Spring. */
    public StoreEdgesAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    StoreEdges parityStoreEdges(
            ParityProperties properties,
            Surroundings around,
            ServiceLevels levels,
            ObjectProvider<EdgeListener> listeners) {
        return new StoreEdges(
                properties.breaker(), around, levels, listeners.orderedStream().toList());
    }

    /** Logs each change of a breaker; a bean of the same name goes before it. */
    @Bean
    @ConditionalOnMissingBean(name = "parityEdgeLog")
    EdgeListener parityEdgeLog(ContainedFailures failures) {
        return new EdgeLog(failures);
    }

    @Bean
    static StoreGuard parityStoreGuard(ObjectProvider<StoreEdges> edges, ConfigurableListableBeanFactory beans) {
        return new StoreGuard(edges, beans);
    }

    /** The checks of the stores that there are, so all of them are made before. */
    @Bean
    HealthCustomizer parityStoreHealth(
            StoreEdges edges,
            ObjectProvider<Stores> stores,
            ObjectProvider<LatestStore> latest,
            ParityProperties properties) {
        Duration limit = properties.health().possibleLimit();
        return health -> {
            stores.stream().forEach(made -> {});
            latest.stream().forEach(made -> {});
            add(health, "stores", limit, edges.database(), HealthChecks.answers(edges.database()::ask));
            add(health, "macro-source", limit, edges.macro(), answersOrDegraded(edges.macro()));
            add(health, "online-store", limit, edges.online(), answersOrDegraded(edges.online()));
            if (!edges.all().isEmpty()) {
                health.deep("breakers", limit, HealthChecks.breakers(edges.all()));
            }
        };
    }

    private static void add(HealthBuilder health, String part, Duration limit, StoreWay way, HealthCheck check) {
        if (way.isUsed()) {
            health.deep(part, limit, check);
        }
    }

    /** The service works without it, at a lower level. */
    private static HealthCheck answersOrDegraded(StoreWay way) {
        return () -> {
            try {
                way.ask();
                return HealthFinding.up();
            } catch (FeatureParityException down) {
                return HealthFinding.degraded(down.faults().stream()
                        .map(Fault::code)
                        .map(Object::toString)
                        .distinct()
                        .collect(Collectors.joining(", ")));
            }
        };
    }
}
