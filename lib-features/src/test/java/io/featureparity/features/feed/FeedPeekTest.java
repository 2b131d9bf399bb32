// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.LAST;
import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.features.feed.Feeds.feed;
import static io.featureparity.features.feed.Feeds.feedOfPublished;
import static io.featureparity.features.feed.Feeds.give;
import static io.featureparity.features.feed.Feeds.series;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.alignment.MacroSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forming bars: what a peek says, and that it changes nothing. */
class FeedPeekTest {

    @Test
    void C13_aPeekIsTheBarThatItWouldBeAndChangesNothing() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed feed = feedOfPublished(contract, "live");
        for (int minute : new int[] {0, 5, 10, 25, 30, 80, 110}) { // with missing bars before some
            Bar forming = bar(OPEN + minute * MINUTE, 4000 + minute % 9);
            FeedSnapshot before = feed.snapshot();
            FeedCounts counts = feed.counts();
            double[] peeked = feed.peek(forming);
            assertThat(feed.snapshot()).isEqualTo(before);
            assertThat(feed.counts()).isEqualTo(counts);
            feed.accept(forming);
            assertThat(feed.features().raw()).isEqualTo(peeked);
        }
        assertThat(refusal(FeatureParityException.class, () -> feed.peek(bar(OPEN + 110 * MINUTE, 1)))
                        .code())
                .isEqualTo(ErrorCode.TIME_NOT_AFTER);
        assertThat(refusal(FeatureParityException.class, () -> feed.peek(bar(LAST + 5 * MINUTE, 1)))
                        .code())
                .isEqualTo(ErrorCode.BAR_OUTSIDE_SESSION);
        assertThat(refusal(FeatureParityException.class, () -> feed.peek(bar(LAST - 1, 1)))
                        .code())
                .isEqualTo(ErrorCode.BAR_OFF_GRID);
    }

    @Test
    void C13_aPeekOverMissingBarsServesNoBarOfTheSeries() {
        FeatureContract contract = TestContracts.usdcop();
        MacroSeries macro = series(contract);
        MarketFeed feed = MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .macro(macro)
                .build();
        feed.accept(bar(OPEN, 4000));
        feed.peek(bar(OPEN + 15 * MINUTE, 4001)); // after two bars that may still come
        macro.add("treasury_10y", LocalDate.of(2024, 3, 1), Instant.ofEpochMilli(OPEN + 1), 4.0);
        feed.accept(bar(OPEN + 5 * MINUTE, 4000));
        assertThat(feed.features().raw(contract.indexOf("rate_spread"))).isEqualTo(6.0);
    }

    @Test
    void C13_aPeekWithItsOwnMacroValues() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        MacroValues macro = TestContracts.macro(TestContracts.usdcop(), Map.of("treasury_10y", 4.0));
        give(feed, OPEN, 4000);
        double[] peeked = feed.peek(bar(OPEN + 5 * MINUTE, 4001), macro);
        feed.accept(bar(OPEN + 5 * MINUTE, 4001), macro);
        assertThat(feed.features().raw()).isEqualTo(peeked);
    }
}
