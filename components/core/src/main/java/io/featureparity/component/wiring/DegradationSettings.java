// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.level.SourceSettings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.level.ServiceLevels;
import java.util.Optional;

/**
 * Reads what a component does when its source is bad: the settings that begin with {@code source} and {@code breaker.features}.
 */
public final class DegradationSettings {

    private static final String FEATURES = "breaker.features.";
    private static final String SOURCE = "source.";

    private DegradationSettings() {}

    /**
     * Reads the settings.
     *
     * @param settings the settings
     * @param levels the levels of the component
     * @return what the component does
     * @throws ComponentException if a setting is invalid
     */
    public static Degradation of(Settings settings, ServiceLevels levels) {
        boolean on = settings.flag(FEATURES + "on", true);
        FeatureBreakerSettings features = features(settings);
        SourceSettings source = source(settings);
        return new Degradation(levels, on ? Optional.of(features) : Optional.empty(), Optional.of(source));
    }

    private static FeatureBreakerSettings features(Settings settings) {
        FeatureBreakerSettings usual = FeatureBreakerSettings.USUAL;
        return Named.settings(
                FEATURES,
                () -> new FeatureBreakerSettings(
                        settings.whole(FEATURES + "window", usual.window()),
                        settings.whole(FEATURES + "least-bars", usual.leastBars()),
                        settings.real(FEATURES + "absent", usual.absent()),
                        settings.whole(FEATURES + "refused", usual.refused()),
                        settings.duration(FEATURES + "rest", usual.rest()),
                        settings.whole(FEATURES + "trials", usual.trials())));
    }

    private static SourceSettings source(Settings settings) {
        SourceSettings usual = SourceSettings.USUAL;
        return Named.settings(
                SOURCE,
                () -> new SourceSettings(
                        settings.oneOf(SOURCE + "policy", usual.policy()),
                        settings.duration(SOURCE + "overdue", usual.overdue()),
                        settings.duration(SOURCE + "macro-age", usual.macroAge())));
    }
}
