// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.TestContracts;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What the tests of feeds have in common. */
final class Feeds {

    static final long MINUTE = 60_000;

    static final MacroValues NO_MACRO = MacroValues.of(TestContracts.usdcop().macroColumns(), Map.of());

    private static final String LIVE_DUPLICATE = "\"live\": {";

    private Feeds() {}

    static Bar bar(long time, double close) {
        return new Bar(Instant.ofEpochMilli(time), close, close, close, close, 1);
    }

    static TradingCalendar calendar(FeatureContract contract) {
        return TradingCalendar.of(contract, Closures.none());
    }

    /** The built-in contract with one more policy, "test": as "live", but for some choices. */
    static FeatureContract contract(Map<String, String> choices) {
        String text = builtIn();
        int from = text.indexOf(LIVE_DUPLICATE) + LIVE_DUPLICATE.length();
        String policy = text.substring(from, text.indexOf('}', from));
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            String changed = policy.replaceAll(
                    "\"" + choice.getKey() + "\": [^,\\n]+", "\"" + choice.getKey() + "\": " + choice.getValue());
            assertThat(changed).isNotEqualTo(policy);
            policy = changed;
        }
        if ("\"accept\"".equals(choices.get("off_grid"))) {
            policy = policy.replaceAll("\"insert_up_to_minutes\": \\d+", "\"insert_up_to_minutes\": 0");
        }
        return FeatureContract.parse(
                "test contract", text.replace(LIVE_DUPLICATE, "\"test\": {" + policy + "}, " + LIVE_DUPLICATE));
    }

    private static String builtIn() {
        String name = "usdcop-m5-1.0.0.json";
        try (InputStream in = Objects.requireNonNull(FeatureContract.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
