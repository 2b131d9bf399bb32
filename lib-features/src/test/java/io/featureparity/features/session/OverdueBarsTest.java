// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
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

    @Test
    void aTimeThatNoCalendarCoversIsRefused() {
        assertThat(refusal(InputException.class, () -> count("1812-03-01T17:55:00Z", "2024-03-04T13:00:00Z"))
                        .code())
                .isEqualTo(ErrorCode.TIME_NOT_COVERED);
    }
}
