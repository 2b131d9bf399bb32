// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.Metric;
import io.featureparity.observe.metrics.AuditLogMetrics;
import io.featureparity.observe.metrics.FaultMetrics;
import io.featureparity.observe.metrics.FeatureBreakerMetrics;
import io.featureparity.observe.metrics.FeedMetrics;
import io.featureparity.observe.metrics.Meters;
import io.featureparity.observe.metrics.ModelMetrics;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.audit.ServiceLog;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.level.EdgesOfService;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.watch.FeedWatches;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the metrics of the feeds, the model, the level and the faults. Spring Boot binds them to every registry of the
 * application.
 */
@AutoConfiguration(after = ObserveAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean({InstrumentFeeds.class, ServiceLevels.class})
@ConditionalOnProperty(prefix = ParityProperties.PREFIX, name = "metrics.enabled", matchIfMissing = true)
public final class MetricsAutoConfiguration {

    /** Made by Spring. */
    public MetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "parityMetrics")
    MeterBinder parityMetrics(
            InstrumentFeeds feeds,
            ServiceLevels levels,
            InstantSource clock,
            FaultTally faults,
            ContainedFailures failures,
            ObjectProvider<FeedWatches> watches,
            ObjectProvider<EdgesOfService> edges) {
        List<MeterBinder> binders = new ArrayList<>(List.of(new FaultMetrics(faults, failures)));
        for (InstrumentFeed feed : feeds.all()) {
            String instrument = feed.instrument();
            Model model = feed.with(inner -> inner.features().model());
            binders.add(new FeedMetrics(
                    new Served(instrument, model.contract()),
                    feed.with(MarketFeed::calendar),
                    feed.progress(),
                    clock,
                    failures));
            binders.add(new ModelMetrics(instrument, model, failures));
            binders.add(levels(instrument, levels, failures, edges));
            watches.ifAvailable(all -> all.breaker(instrument)
                    .ifPresent(known -> binders.add(new FeatureBreakerMetrics(
                            instrument, () -> all.breaker(instrument).orElse(known), failures))));
        }
        return registry -> binders.forEach(binder -> binder.bindTo(registry));
    }

    /** When a registry is bound, all stores were made, and so their edges are known. */
    private static MeterBinder levels(
            String instrument, ServiceLevels levels, ContainedFailures failures, ObjectProvider<EdgesOfService> edges) {
        return registry -> {
            List<Edge> all = edges.stream().flatMap(some -> some.all().stream()).toList();
            new ResilienceMetrics(instrument, levels, all, failures).bindTo(registry);
        };
    }

    /** What needs the audit log. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AuditLog.class)
    @ConditionalOnBean(ServiceLog.class)
    static final class OfAuditLog {

        @Bean
        @ConditionalOnMissingBean(name = "parityAuditMetrics")
        MeterBinder parityAuditMetrics(ServiceLog log, ParityProperties properties, ContainedFailures failures) {
            return registry -> {
                Optional<AuditCounts> counts = log.counts();
                if (counts.isEmpty()) {
                    return;
                }
                AuditCounts first = counts.get();
                new AuditLogMetrics(
                                log.name().orElse(properties.audit().name()),
                                () -> log.counts().orElse(first),
                                failures)
                        .bindTo(registry);
                Meters meters = new Meters(registry, failures);
                properties
                        .instruments()
                        .forEach(instrument -> meters.counter(
                                Metric.LEVEL_CHANGES_LEFT_OUT, () -> log.levelChangesLeftOut(instrument), instrument));
            };
        }
    }
}
