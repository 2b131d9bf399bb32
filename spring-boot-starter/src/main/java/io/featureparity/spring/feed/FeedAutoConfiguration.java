// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.session.Closures;
import io.featureparity.spring.model.ModelAutoConfiguration;
import io.featureparity.spring.properties.FeedProperties;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import io.featureparity.spring.properties.QualityProperties;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Makes a feed for each instrument, which continues from its saved state. A {@link MacroSeries} bean of the application gives
 * the macro values; without one they come with the bars.
 */
@AutoConfiguration(after = ModelAutoConfiguration.class)
@ConditionalOnBean({Model.class, ParityProperties.class})
public final class FeedAutoConfiguration {

    private static final int LONGEST_NAME = 200;

    /** Made by Spring. */
    public FeedAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    InstrumentFeeds parityFeeds(
            ParityProperties properties,
            Model model,
            ObjectProvider<MacroSeries> macro,
            ObjectProvider<FeedCustomizer> customizers,
            ObjectProvider<FeedLog> log,
            ObjectProvider<FeedGuards> guards) {
        StateFolder states = StateFolder.open(properties.snapshot());
        Optional<QualityRules> quality = quality(properties.quality());
        Map<String, InstrumentFeed> feeds = new LinkedHashMap<>();
        for (String instrument : properties.instruments()) {
            requireName(instrument);
            states.requireFile(instrument);
            FeedBuilder builder = builder(properties.feed(), model);
            macro.ifAvailable(builder::macro);
            quality.ifPresent(builder::quality);
            customizers.orderedStream().forEach(customizer -> customizer.customize(instrument, builder));
            log.ifAvailable(added -> added.attach(instrument, builder));
            FeedGuards watching = guards.getIfAvailable();
            FeedGuard guard = watching == null ? new Unwatched() : watching.of(instrument, model);
            guard.attach(builder);
            MarketFeed feed = builder.build();
            states.restore(instrument, feed);
            guard.follow(feed);
            if (feeds.put(instrument, new InstrumentFeed(instrument, feed, guard)) != null) {
                throw PropertyFaults.refused(
                        "instruments", "must name each instrument once", properties.instruments() + "");
            }
        }
        return new InstrumentFeeds(feeds, states);
    }

    private static void requireName(String instrument) {
        if (instrument.isBlank()
                || instrument.length() > LONGEST_NAME
                || instrument.chars().anyMatch(Character::isISOControl)) {
            throw PropertyFaults.refused(
                    "instruments", "must be names of 1 to " + LONGEST_NAME + " characters of text", instrument);
        }
    }

    private static Optional<QualityRules> quality(QualityProperties properties) {
        Path rules = properties.rules();
        if (!properties.enabled()) {
            if (rules != null) {
                throw PropertyFaults.refused(
                        "quality.rules", "must not be set while feature-parity.quality.enabled is false", rules + "");
            }
            return Optional.empty();
        }
        return Optional.of(
                rules == null
                        ? QualityRules.builtIn()
                        : PropertyFaults.inFile("quality.rules", () -> QualityRules.load(rules)));
    }

    private static FeedBuilder builder(FeedProperties properties, Model model) {
        FeedBuilder builder = MarketFeed.of(model);
        String policy = properties.policy();
        if (!model.contract().policyNames().contains(policy)) {
            throw PropertyFaults.refused(
                    "feed.policy",
                    "must be a policy of the contract, one of "
                            + model.contract().policyNames(),
                    policy);
        }
        builder.policy(policy);
        Path closures = properties.closuresFile();
        if (closures != null) {
            builder.closures(PropertyFaults.inFile("feed.closures-file", () -> Closures.load(closures)));
        }
        return properties.refuseOutsideHighLow() ? builder.refuseOutsideHighLow() : builder;
    }
}
