// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.spring.Contexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties of the breakers around the stores. */
class StoreEdgeSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "database.failures, 0, must be above 0 and at most 1, 0.0",
        "database.window, 0, must be a whole number from 1 to 10000, 0",
        "macro.least-calls, 21, must be a whole number from 1 to 20, 21",
        "online.trials, 0, must be a whole number from 1 to 10000, 0",
        "online.slow, 0s, must be from PT0.001S to PT24H, PT0S",
        "online.rest, 25h, must be from PT0.001S to PT24H, PT25H",
        "macro.retry.calls, 21, must be a whole number from 1 to 20, 21",
        "database.retry.longest, 11m, must be from PT0.001S to PT10M, PT11M",
        "online.retry.first-pause, 2ms, must be from PT0.001S to PT0.001S, PT0.002S"
    })
    void aSettingThatIsNotPossibleIsNamedByItsProperty(String name, String text, String rule, String value) {
        String property = "feature-parity.breaker." + name;
        Contexts.runner()
                .withPropertyValues(property + "=" + text)
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessage("FP-1280 at property " + property + ": " + rule + ", but was " + value));
    }
}
