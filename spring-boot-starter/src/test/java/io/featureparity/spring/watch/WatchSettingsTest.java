// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.spring.Contexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties of the watches over the feeds. */
class WatchSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "source.overdue, 0s, must be from PT0.001S to PT8784H, PT0S",
        "source.macro-age, 367d, must be from PT0.001S to PT8784H, PT8808H",
        "quality.least-score, 101, must be from 0 to 100, 101.0",
        "quality.least-score, NaN, must be from 0 to 100, NaN",
        "quality.rules, rules.json, must not be set while feature-parity.quality.enabled is false, rules.json",
        "breaker.features.absent, 1.5, must be above 0 and at most 1, 1.5",
        "breaker.features.refused, 13, must be a whole number from 1 to 12, 13",
        "breaker.features.least-bars, 0, must be a whole number from 1 to 12, 0",
        "breaker.features.window, 0, must be a whole number from 1 to 10000, 0",
        "breaker.features.rest, 25h, must be from PT0.001S to PT24H, PT25H",
        "breaker.features.trials, 0, must be a whole number from 1 to 10000, 0"
    })
    void aSettingThatIsNotPossibleIsNamedByItsProperty(String name, String text, String rule, String value) {
        String property = "feature-parity." + name;
        Contexts.runner()
                .withPropertyValues(property + "=" + text)
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessage("FP-1280 at property " + property + ": " + rule + ", but was " + value));
    }
}
