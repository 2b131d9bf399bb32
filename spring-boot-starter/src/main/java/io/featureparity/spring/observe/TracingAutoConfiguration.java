// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.properties.ParityProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Adds observers of decisions. Each decision gets a timer if metrics are enabled, and a span if tracing is enabled. */
@AutoConfiguration(after = ObserveAutoConfiguration.class)
@ConditionalOnClass({MeterRegistry.class, OpenTelemetry.class})
@ConditionalOnBean({InstrumentFeeds.class, ServiceLevels.class, Surroundings.class, ContainedFailures.class})
public final class TracingAutoConfiguration {

    /** Made by Spring. */
    public TracingAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    DecisionObservers parityDecisionObservers(
            ParityProperties properties,
            InstrumentFeeds feeds,
            ServiceLevels levels,
            Surroundings around,
            ContainedFailures failures,
            ObjectProvider<MeterRegistry> registry,
            ObjectProvider<OpenTelemetry> telemetry) {
        return new DecisionObservers(
                feeds,
                levels,
                around.ticks(),
                failures,
                properties.metrics().enabled() ? registry.getIfUnique() : null,
                properties.tracing().enabled() ? telemetry.getIfUnique() : null);
    }
}
