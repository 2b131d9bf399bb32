// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.level;

import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.level.ServiceLevels;
import java.util.Objects;
import java.util.Optional;

/**
 * What a component does when something around it fails.
 *
 * @param levels the levels of the component
 * @param features says when features are too bad to be served; nothing if they are always served
 * @param source says when the source is stale; nothing if the source is not watched
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
     * Uses the levels only: whatever the source sends is served.
     *
     * @param levels the levels of the component
     * @return what the component does
     */
    public static Degradation of(ServiceLevels levels) {
        return new Degradation(levels, Optional.empty(), Optional.empty());
    }
}
