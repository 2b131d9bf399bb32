// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.FeedGuards;
import io.featureparity.spring.level.LevelAutoConfiguration;
import io.featureparity.spring.properties.ParityProperties;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Adds a watch over each feed. It lowers the level, and prevents the serving of features that are too bad. */
@AutoConfiguration(after = LevelAutoConfiguration.class)
@ConditionalOnClass(ServiceLevels.class)
@ConditionalOnBean({ParityProperties.class, ServiceLevels.class})
public final class WatchAutoConfiguration {

    /** Made by Spring. */
    public WatchAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(FeedGuards.class)
    FeedWatches parityFeedWatches(ParityProperties properties, ServiceLevels levels, InstantSource clock) {
        return new FeedWatches(WatchSettings.of(properties), levels, clock);
    }
}
