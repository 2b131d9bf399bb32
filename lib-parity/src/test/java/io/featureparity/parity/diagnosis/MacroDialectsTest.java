// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Publications;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section F: how published macro values meet the bars, which no formula of bars says. */
final class MacroDialectsTest {

    private static final SessionMarket HOLES = SessionMarket.withHoles(12, 4_020);

    private static Diagnosis diagnose(String feature, double[] values) {
        return Diagnoser.of(HOLES.marketWithPublished(), null)
                .diagnose(new ClaimedColumn(feature, feature, HOLES.times(), values));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 2147483647, a staleness limit of 3 days",
        "1, 2147483647, 171, a staleness limit of 171 bars",
        "0, 2, 2147483647, a staleness limit of 2 days",
        "1, 2147483647, 2147483647, macro values filled without limit",
        "0, 2147483647, 2147483647, 'macro values of the same day, before they were published'",
        "3, 2147483647, 2147483647, macro values joined 2 days late",
    })
    void F_howLongAndFromWhenOnAMacroValueIsSeenIsSearched(int later, int days, int bars, String words) {
        SessionMarket seen = HOLES.merged(new SessionMarket.Merge(later, days, bars));
        Diagnosis found = diagnose("rate_spread", seen.contract("rate_spread"));
        assertThat(found.sentence()).contains(words);
        DialectsTest.assertEqual(found);
    }

    @ParameterizedTest
    @CsvSource({
        "publication before, 'one publication before that of the same day'",
        "next, 'macro values of the same day, filled backwards'",
    })
    void F_whatIsDoneToPublishedValuesBeforeTheyMeetTheBarsIsNamed(String done, String words) {
        MarketColumns market = HOLES.marketWithPublished().columns();
        Publications published = Objects.requireNonNull(market.published("treasury_10y"));
        double[] values = new double[market.size()];
        for (int row = 0; row < values.length; row++) {
            int last = published.last(market.day(row));
            values[row] = 10
                    - switch (done) {
                        case "publication before" ->
                            last < 1 ? Double.NaN : published.values()[last - 1];
                        case "next" -> published.next(market.day(row));
                        default -> throw new IllegalArgumentException(done);
                    };
        }
        Diagnosis found = diagnose("rate_spread", values);
        assertThat(found.sentence()).contains(words);
    }

    @Test
    void F_aChangeFromPublicationToPublicationIsNamed() {
        MarketColumns market = HOLES.marketWithPublished().columns();
        Publications published = Objects.requireNonNull(market.published("dxy"));
        double[] values = new double[market.size()];
        for (int row = 0; row < values.length; row++) {
            int last = published.last(market.day(row) - 1);
            values[row] = last < 1 ? 0 : published.values()[last] / published.values()[last - 1] - 1;
        }
        Diagnosis found = diagnose("dxy_change_1d", values);
        assertThat(found.sentence())
                .contains("value / previous - 1 (pct_change) with published values in place of bars, the one of the day"
                        + " before");
        DialectsTest.assertEqual(found);
    }
}
