// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import java.time.Duration;

/**
 * When the breakers of a component open: the settings that begin with {@code breaker}, the same for all components.
 *
 * @param database the settings of the way to the stores
 * @param macro the settings of the way to the macro values
 * @param online the settings of the way to the online store; nothing is repeated by default, because another level has the same
 *     features
 * @param model the settings of the way to the model
 */
public record EdgesSettings(EdgeSettings database, EdgeSettings macro, EdgeSettings online, EdgeSettings model) {

    /** The default settings. */
    public static final EdgesSettings USUAL = new EdgesSettings(
            EdgeSettings.USUAL, EdgeSettings.USUAL, quick(Duration.ofMillis(200)), quick(Duration.ofSeconds(1)));

    private static EdgeSettings quick(Duration slow) {
        EdgeSettings usual = EdgeSettings.USUAL;
        return new EdgeSettings(
                usual.failures(),
                usual.window(),
                usual.leastCalls(),
                slow,
                usual.rest(),
                usual.trials(),
                RetrySettings.NONE);
    }

    /**
     * Reads the settings.
     *
     * @param settings the settings
     * @return the settings; the default where nothing is set
     * @throws ComponentException if a setting is invalid
     */
    public static EdgesSettings of(Settings settings) {
        return new EdgesSettings(
                edge(settings, "database", USUAL.database()),
                edge(settings, "macro", USUAL.macro()),
                edge(settings, "online", USUAL.online()),
                edge(settings, "model", USUAL.model()));
    }

    private static EdgeSettings edge(Settings settings, String name, EdgeSettings usual) {
        String prefix = "breaker." + name + ".";
        return Named.settings(prefix, () -> {
            RetrySettings retry = new RetrySettings(
                    settings.whole(prefix + "retry.calls", usual.retry().calls()),
                    settings.duration(
                            prefix + "retry.first-pause", usual.retry().firstPause()),
                    settings.duration(prefix + "retry.longest", usual.retry().longest()));
            return new EdgeSettings(
                    settings.real(prefix + "failures", usual.failures()),
                    settings.whole(prefix + "window", usual.window()),
                    settings.whole(prefix + "least-calls", usual.leastCalls()),
                    settings.duration(prefix + "slow", usual.slow()),
                    settings.duration(prefix + "rest", usual.rest()),
                    settings.whole(prefix + "trials", usual.trials()),
                    retry);
        });
    }
}
