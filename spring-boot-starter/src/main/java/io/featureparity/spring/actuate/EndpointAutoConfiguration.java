// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.actuate;

import io.featureparity.features.model.Model;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.level.EdgesOfService;
import io.featureparity.spring.observe.ObserveAutoConfiguration;
import io.featureparity.spring.watch.FeedWatches;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Adds the actuator endpoint {@code parity}, if the actuator is on the class path. */
@AutoConfiguration(after = ObserveAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean({Model.class, InstrumentFeeds.class, ServiceLevels.class})
public final class EndpointAutoConfiguration {

    /** Made by Spring. */
    public EndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    ParityEndpoint parityEndpoint(
            Model model,
            InstrumentFeeds feeds,
            ServiceLevels levels,
            ObjectProvider<FeedWatches> watches,
            ObjectProvider<EdgesOfService> edges) {
        return new ParityEndpoint(
                model,
                feeds,
                levels,
                Optional.ofNullable(watches.getIfAvailable()),
                () -> edges.stream().flatMap(some -> some.all().stream()).toList());
    }
}
