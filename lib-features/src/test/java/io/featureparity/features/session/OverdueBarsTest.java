// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How many bars should have come by a time. */
class OverdueBarsTest {

    private static int count(String after, String now) {
        return OverdueBars.count(Calendars.USDCOP, 5, Calendars.at(after), Calendars.at(now));
    }

    @Test
    void aBarIsExpectedWhenItHasEnded() {
        assertThat(count("2024-03-04T13:00:00Z", "2024-03-04T13:09:59.999Z")).isZero();
        assertThat(count("2024-03-04T13:00:00Z", "2024-03-04T13:10:00Z")).isEqualTo(1);
        assertThat(count("2024-03-04T13:00:00Z", "2024-03-04T13:19:59Z")).isEqualTo(2);
        assertThat(count("2024-03-04T13:00:00Z", "2024-03-04T12:00:00Z")).isZero();
    }

    /** From Friday's last bar, 17:55, to Monday's second one. */
    @Test
    void nightsAndDaysWithoutSessionCountNothing() {
        assertThat(count("2024-03-01T17:55:00Z", "2024-03-04T13:00:00Z")).isZero();
        assertThat(count("2024-03-01T17:55:00Z", "2024-03-04T13:10:00Z")).isEqualTo(2);
    }

    @Test
    void noMoreThanSomeAreCounted() {
        assertThat(count("2023-03-01T17:55:00Z", "2024-03-04T13:00:00Z")).isEqualTo(OverdueBars.MOST);
    }

    private static OptionalLong first(String after, String now, Duration patience) {
        return OverdueBars.first(Calendars.USDCOP, 5, Calendars.at(after), Calendars.at(now), patience);
    }

    @Test
    void theFirstOneIsOverdueWhenThePatienceIsOverToo() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(first("2024-03-04T13:00:00Z", "2024-03-04T13:11:00Z", minute))
                .isEmpty();
        assertThat(first("2024-03-04T13:00:00Z", "2024-03-04T13:11:00.001Z", minute))
                .hasValue(Calendars.at("2024-03-04T13:05:00Z"));
        assertThat(first("2024-03-04T13:00:00Z", "2024-03-04T15:00:00Z", minute))
                .hasValue(Calendars.at("2024-03-04T13:05:00Z"));
        assertThat(first("2024-03-04T13:00:00Z", "2024-03-04T12:00:00Z", minute))
                .isEmpty();
        assertThat(first("2024-03-01T17:55:00Z", "2024-03-04T13:06:00Z", minute))
                .isEmpty();
        assertThat(first("2024-03-01T17:55:00Z", "2024-03-04T13:06:00.001Z", minute))
                .hasValue(Calendars.at("2024-03-04T13:00:00Z"));
    }

    @Test
    void ofTimesThatNoCalendarCoversNothingIsKnown() {
        assertThat(first("1812-03-01T17:55:00Z", "2024-03-04T13:00:00Z", Duration.ZERO))
                .isEmpty();
        assertThat(first("2024-03-04T13:00:00Z", "2312-03-01T17:55:00Z", Duration.ZERO))
                .isEmpty();
    }

    @Test
    void aTimeThatNoCalendarCoversIsRefused() {
        assertThat(refusal(InputException.class, () -> count("1812-03-01T17:55:00Z", "2024-03-04T13:00:00Z"))
                        .code())
                .isEqualTo(ErrorCode.TIME_NOT_COVERED);
    }
}
