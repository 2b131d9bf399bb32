// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.audit.AuditLog;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthChecks;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.audit.AuditAutoConfiguration;
import io.featureparity.spring.audit.ServiceLog;
import io.featureparity.spring.feed.FeedAutoConfiguration;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.watch.FeedWatches;
import io.featureparity.spring.watch.WatchAutoConfiguration;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the health of the service, independently of what shows it. */
@AutoConfiguration(after = {AuditAutoConfiguration.class, FeedAutoConfiguration.class, WatchAutoConfiguration.class})
@ConditionalOnClass({ServiceLevels.class, Health.class})
@ConditionalOnBean({InstrumentFeeds.class, ParityProperties.class, ServiceLevels.class, Surroundings.class})
public final class ObserveAutoConfiguration {

    /** Made by Spring. */
    public ObserveAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Health parityHealth(
            ParityProperties properties,
            InstrumentFeeds feeds,
            ServiceLevels levels,
            Surroundings around,
            ContainedFailures failures,
            ObjectProvider<FeedWatches> watches,
            ObjectProvider<HealthCustomizer> customizers) {
        ServiceHealth health = new ServiceHealth(
                Health.builder(around.clock(), around.ticks(), failures),
                around.clock(),
                properties.health().possibleLimit());
        health.add(feeds, Optional.ofNullable(watches.getIfAvailable()));
        health.add(levels, feeds);
        health.addMemory();
        health.addDisk("disk", properties.snapshot().folder());
        return health.build(customizers.orderedStream().toList());
    }

    /** What needs the audit log. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AuditLog.class)
    @ConditionalOnBean(ServiceLog.class)
    static final class OfAuditLog {

        @Bean
        @ConditionalOnMissingBean(name = "parityAuditLogHealth")
        HealthCustomizer parityAuditLogHealth(ServiceLog log, ParityProperties properties) {
            Duration limit = properties.health().possibleLimit();
            return health -> log.counts()
                    .ifPresent(first -> health.deep(
                            "audit-log",
                            limit,
                            HealthChecks.auditLog(() -> log.counts().orElse(first))));
        }

        /** Checks the disk of the audit log, if its folder is known. */
        @Bean
        @ConditionalOnMissingBean(name = "parityAuditDiskHealth")
        HealthCustomizer parityAuditDiskHealth(ServiceLog log, ParityProperties properties) {
            Duration limit = properties.health().possibleLimit();
            return health -> log.folder()
                    .ifPresent(folder ->
                            health.deep("audit-disk", limit, HealthChecks.disk(folder, ServiceHealth.LEAST_BYTES)));
        }
    }
}
