// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CoveredYearsTest {

    private static void requireCovered(boolean covered, String time) {
        Instant instant = Instant.parse(time);
        assertThat(CoveredYears.covers(instant)).as(time).isEqualTo(covered);
        assertThat(CoveredYears.covers(instant.toEpochMilli())).as(time).isEqualTo(covered);
        assertThat(CoveredYears.covers(LocalDate.parse(time.substring(0, 10))))
                .as(time)
                .isEqualTo(covered);
    }

    @Test
    void theyBeginAndEndWithAYear() {
        requireCovered(false, "1899-12-31T23:59:59.999Z");
        requireCovered(true, "1900-01-01T00:00:00Z");
        requireCovered(true, "2199-12-31T23:59:59.999Z");
        requireCovered(false, "2200-01-01T00:00:00Z");
        assertThat(CoveredYears.WORDS)
                .isEqualTo("the years " + CoveredYears.FIRST.getYear() + " to " + CoveredYears.LAST.getYear());
    }

    @Test
    void whatNoInstantHoldsIsOutside() {
        assertThat(CoveredYears.covers(Long.MAX_VALUE)).isFalse();
        assertThat(CoveredYears.covers(Long.MIN_VALUE)).isFalse();
        assertThat(CoveredYears.covers(Instant.MAX)).isFalse();
        assertThat(CoveredYears.covers(Instant.MIN)).isFalse();
    }
}
