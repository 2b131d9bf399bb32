// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {

    private static final TradingSession UTC =
            FeatureContract.builtIn("usdcop-m5", "1.0.0").session();
    private static final TradingSession NEW_YORK = FeatureContract.parse(
                    "zoned",
                    ContractDocument.builtIn("1.0.0")
                            .set("/session/zone", "America/New_York")
                            .toJson())
            .session();

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static TimeRange of(Map<String, String> values, TradingSession session) {
        Settings settings = Settings.of(values, Map.of());
        TimeRange range = TimeRange.of(settings, "replay", session);
        settings.requireNoOther();
        return range;
    }

    @Test
    void theEndIsOutside() {
        TimeRange range = new TimeRange(at("2024-03-04T13:00:00Z"), at("2024-03-04T14:00:00Z"));
        assertThat(range.contains(at("2024-03-04T13:00:00Z"))).isTrue();
        assertThat(range.contains(at("2024-03-04T13:59:59.999Z"))).isTrue();
        assertThat(range.contains(at("2024-03-04T14:00:00Z"))).isFalse();
        assertThat(range.contains(at("2024-03-04T12:59:59.999Z"))).isFalse();
        assertThat(range).hasToString("2024-03-04T13:00:00Z to 2024-03-04T14:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-04T13:00:00Z", "2024-03-04T12:59:59Z"})
    void aRangeWithoutATimeInItIsRefused(String end) {
        ComponentException refused =
                refusal(ComponentException.class, () -> new TimeRange(at("2024-03-04T13:00:00Z"), at(end)));
        assertThat(refused.code()).isEqualTo(ErrorCode.COMPONENT_RANGE);
        assertThat(refused)
                .hasMessage(
                        "FP-1230 at range of time: must end after it begins, at 2024-03-04T13:00:00Z, but was " + end);
    }

    @Test
    void aDayIsThatOfTheSession() {
        LocalDate day = LocalDate.of(2024, 3, 10);
        assertThat(TimeRange.ofDay(day, UTC))
                .isEqualTo(new TimeRange(at("2024-03-10T00:00:00Z"), at("2024-03-11T00:00:00Z")));
        // On this day the clocks of New York were set forward.
        assertThat(TimeRange.ofDay(day, NEW_YORK))
                .isEqualTo(new TimeRange(at("2024-03-10T05:00:00Z"), at("2024-03-11T04:00:00Z")));
    }

    @Test
    void settingsNameADayOrTwoEnds() {
        assertThat(of(Map.of("replay.day", "2024-03-04"), NEW_YORK))
                .isEqualTo(TimeRange.ofDay(LocalDate.of(2024, 3, 4), NEW_YORK));
        assertThat(of(Map.of("replay.from", "2024-03-04", "replay.to", "2024-03-06"), UTC))
                .isEqualTo(new TimeRange(at("2024-03-04T00:00:00Z"), at("2024-03-06T00:00:00Z")));
        assertThat(of(Map.of("replay.from", "2024-03-04T13:00:00Z", "replay.to", "2024-03-05"), UTC))
                .isEqualTo(new TimeRange(at("2024-03-04T13:00:00Z"), at("2024-03-05T00:00:00Z")));
    }

    @Test
    void settingsThatAreNotPossibleAreRefused() {
        for (Map<String, String> wrong : List.of(
                Map.<String, String>of(),
                Map.of("replay.from", "2024-03-04"),
                Map.of("replay.to", "2024-03-04"),
                Map.of("replay.day", "04.03.2024"),
                Map.of("replay.day", "1899-12-31"),
                Map.of("replay.day", "2200-01-01"),
                Map.of("replay.day", "2024-02-30"),
                Map.of("replay.day", "2024-03-04", "replay.from", "2024-03-04"),
                Map.of("replay.day", "2024-03-04", "replay.to", "2024-03-04"),
                Map.of("replay.from", "2024-03-04T13:00", "replay.to", "2024-03-05"))) {
            assertThat(refusal(ComponentException.class, () -> of(wrong, UTC)).code())
                    .as(wrong.toString())
                    .isEqualTo(ErrorCode.COMPONENT_SETTING);
        }
        assertThat(refusal(
                                ComponentException.class,
                                () -> of(Map.of("replay.from", "2024-03-05", "replay.to", "2024-03-04"), UTC))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_RANGE);
    }
}
