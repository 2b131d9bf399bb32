// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.level;

import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.level.ServiceLevels;
import java.util.Objects;
import java.util.Optional;

/**
 * What a component does when something around it fails.
 *
 * @param levels how well it works
 * @param features when features are too bad to be served; nothing if they always are
 * @param source when its source is stale; nothing if it is not watched
 */
public record Degradation(
        ServiceLevels levels, Optional<FeatureBreakerSettings> features, Optional<SourceSettings> source) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public Degradation {
        Objects.requireNonNull(levels, "levels");
        Objects.requireNonNull(features, "features");
        Objects.requireNonNull(source, "source");
    }

    /**
     * Levels alone: whatever the source sends is served.
     *
     * @param levels how well the component works
     * @return what it does
     */
    public static Degradation of(ServiceLevels levels) {
        return new Degradation(levels, Optional.empty(), Optional.empty());
    }
}
