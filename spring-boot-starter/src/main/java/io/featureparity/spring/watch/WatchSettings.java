// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.spring.properties.FeatureBreakerProperties;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import io.featureparity.spring.properties.SourceProperties;
import java.time.Duration;
import java.util.Optional;

/**
 * What feeds are watched for.
 *
 * @param source when a source is stale
 * @param leastScore the lowest quality that is well
 * @param features when features are too bad to be served; nothing if they always are
 */
record WatchSettings(SourceProperties source, double leastScore, Optional<FeatureBreakerSettings> features) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    static WatchSettings of(ParityProperties properties) {
        SourceProperties source = properties.source();
        PropertyFaults.between("source.overdue", source.overdue(), SHORTEST, LONGEST);
        PropertyFaults.between("source.macro-age", source.macroAge(), SHORTEST, LONGEST);
        double leastScore = properties.quality().leastScore();
        if (!(leastScore >= 0 && leastScore <= 100)) {
            throw PropertyFaults.refused("quality.least-score", "must be from 0 to 100", leastScore + "");
        }
        FeatureBreakerSettings features = features(properties.breaker().features());
        return new WatchSettings(
                source,
                leastScore,
                properties.breaker().features().enabled() ? Optional.of(features) : Optional.empty());
    }

    private static FeatureBreakerSettings features(FeatureBreakerProperties of) {
        return PropertyFaults.named(
                "breaker.features",
                () -> new FeatureBreakerSettings(
                        of.window(), of.leastBars(), of.absent(), of.refused(), of.rest(), of.trials()));
    }
}
