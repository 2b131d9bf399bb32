// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.LevelLog;
import io.featureparity.resilience.breaker.Jitter;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.model.ModelAutoConfiguration;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** Adds the level of the service, which all other parts share, and its listeners. */
@AutoConfiguration(after = ModelAutoConfiguration.class)
@ConditionalOnClass({ServiceLevels.class, ContainedFailures.class})
@ConditionalOnBean(ParityProperties.class)
public final class LevelAutoConfiguration {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Made by Spring. */
    public LevelAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    InstantSource parityClock() {
        return SystemTime.clock();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Surroundings.Pause parityPause() {
        return new UntilClosed();
    }

    /** Clock, ticks, chance and pauses of all edges. */
    @Bean
    @ConditionalOnMissingBean
    Surroundings paritySurroundings(InstantSource clock, Surroundings.Pause pause) {
        LongSupplier ticks = SystemTime.ticks();
        return new Surroundings(clock, ticks, new Jitter(ticks.getAsLong()), pause);
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

    /** Publishes each change of level as an event of the application; a bean of the same name goes before it. */
    @Bean
    @ConditionalOnMissingBean(name = "parityLevelEvents")
    LevelListener parityLevelEvents(ApplicationEventPublisher publisher) {
        return publisher::publishEvent;
    }

    /** All listeners of the application hear of each change of level. */
    @Bean
    @ConditionalOnMissingBean
    ServiceLevels parityLevels(InstantSource clock, ObjectProvider<LevelListener> listeners) {
        return new ServiceLevels(clock, listeners.orderedStream().toList());
    }

    @Bean
    Lookout parityLookout(ParityProperties properties, ObjectProvider<LevelWatch> watches, ContainedFailures failures) {
        Duration every =
                PropertyFaults.between("levels.look-every", properties.levels().lookEvery(), SHORTEST, LONGEST);
        return new Lookout(watches, every, failures);
    }
}
