// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibleTimesTest {

    private static final Place PLACE = Place.named("a bar");

    @ParameterizedTest
    @ValueSource(longs = {1709038800000L, 10_000_000_000L, -10_000_000_000L, -2208988800000L, 7258118399999L})
    void timesOfTheCoveredYearsArePlausible(long time) {
        assertThat(PlausibleTimes.isPlausible(time)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 9_999_999_999L, -9_999_999_999L, -2208988800001L, 7258118400000L, Long.MIN_VALUE, Long.MAX_VALUE
            })
    void aFewMonthsAround1970AndWhatNoCalendarCoversAreNot(long time) {
        assertThat(PlausibleTimes.isPlausible(time)).isFalse();
    }

    @Test
    void theFaultNamesTheUnitAndWhatToSay() {
        assertThat(PlausibleTimes.fault(PLACE, 1709038800L, "--trust-times"))
                .hasToString(
                        "FP-908 at a bar: must be a plausible time; as seconds since 1970 it is 2024-02-27T13:00:00Z"
                                + " (or say --trust-times), but was 1970-01-20T18:43:58.800Z");
        assertThat(PlausibleTimes.fault(PLACE, 7, "trust"))
                .hasToString(
                        "FP-908 at a bar: must be a plausible time; in milliseconds if it is a number (or say trust),"
                                + " but was 1970-01-01T00:00:00.007Z");
    }
}
