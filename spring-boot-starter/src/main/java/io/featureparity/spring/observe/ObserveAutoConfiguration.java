// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.LevelLog;
import io.featureparity.observe.health.Health;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.FeedAutoConfiguration;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.properties.ParityProperties;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The level and the health of the service, whatever shows them. */
@AutoConfiguration(after = FeedAutoConfiguration.class)
@ConditionalOnBean({InstrumentFeeds.class, ParityProperties.class})
public final class ObserveAutoConfiguration {

    /** Made by Spring. */
    public ObserveAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    InstantSource parityClock() {
        return SystemTime.clock();
    }

    @Bean
    @ConditionalOnMissingBean
    ContainedFailures parityContainedFailures() {
        return new ContainedFailures();
    }

    @Bean
    @ConditionalOnMissingBean
    FaultTally parityFaultTally() {
        return new FaultTally();
    }

    /** Logs each change of level; a bean of the same name goes before it. */
    @Bean
    @ConditionalOnMissingBean(name = "parityLevelLog")
    LevelListener parityLevelLog(ContainedFailures failures) {
        return new LevelLog(failures);
    }

    /** All listeners of the application hear of each change of level. */
    @Bean
    @ConditionalOnMissingBean
    ServiceLevels parityLevels(InstantSource clock, ObjectProvider<LevelListener> listeners) {
        return new ServiceLevels(clock, listeners.orderedStream().toList());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Health parityHealth(
            ParityProperties properties,
            InstrumentFeeds feeds,
            ServiceLevels levels,
            InstantSource clock,
            ContainedFailures failures,
            ObjectProvider<HealthCustomizer> customizers) {
        ServiceHealth health = new ServiceHealth(Health.builder(clock, SystemTime.ticks(), failures), clock);
        health.add(feeds);
        health.add(levels);
        health.add(properties.snapshot().folder());
        return health.build(customizers.orderedStream().toList());
    }
}
