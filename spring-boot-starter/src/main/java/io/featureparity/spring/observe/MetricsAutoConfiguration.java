// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.metrics.FaultMetrics;
import io.featureparity.observe.metrics.FeedMetrics;
import io.featureparity.observe.metrics.ModelMetrics;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.properties.ParityProperties;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Shows the feeds, the model, the level and the faults to every registry of the application: Spring Boot binds what is here. */
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
            ContainedFailures failures) {
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
            binders.add(new ResilienceMetrics(instrument, levels, List.of(), failures));
        }
        return registry -> binders.forEach(binder -> binder.bindTo(registry));
    }
}
