// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.TestContracts;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars whose open or close is outside of their high and low: let through as in training, or refused if asked for. */
class OutsideHighLowTest {

    private static final long OPEN = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final double NONE = Double.NaN;

    private final MarketFeed strict = MarketFeed.of(TestContracts.trained(TestContracts.usdcop()))
            .refuseOutsideHighLow()
            .build();

    private static Bar bar(int index, double open, double high, double low, double close) {
        return new Bar(Instant.ofEpochMilli(OPEN + index * 5L * MINUTE), open, high, low, close, 1);
    }

    private static String[] faults(MarketFeed feed, Bar bar) {
        FeedSnapshot before = feed.snapshot();
        InputException refused = refusal(InputException.class, () -> feed.accept(bar, NO_MACRO));
        assertThat(feed.snapshot()).isEqualTo(before);
        return refused.faults().stream().map(Fault::toString).toArray(String[]::new);
    }

    @Test
    void B2_aCloseAboveTheHighIsRefusedWhereTheCallerAsksForIt() {
        strict.accept(bar(0, 10, 12, 9, 11), NO_MACRO);
        String rule = "must be between the low and the high, 9.0 and 12.0, but was ";
        assertThat(faults(strict, bar(1, 10, 12, 9, 12.5)))
                .containsExactly("FP-579 at bar 1 (2024-03-04T13:05:00Z), close: " + rule + "12.5");
        assertThat(faults(strict, bar(1, 8.5, 12, 9, 13)))
                .containsExactly(
                        "FP-579 at bar 1 (2024-03-04T13:05:00Z), open: " + rule + "8.5",
                        "FP-579 at bar 1 (2024-03-04T13:05:00Z), close: " + rule + "13.0");
        assertThat(strict.counts().count(FeedDecision.OUTSIDE_HIGH_LOW_REFUSED)).isEqualTo(2);
        assertThat(strict.accept(bar(1, 12, 12, 9, 9), NO_MACRO)).isEqualTo(FeedDecision.ACCEPTED); // on both edges
    }

    @ParameterizedTest
    @CsvSource({
        "10, NaN, 9, 12, ACCEPTED",
        "NaN, 12, 9, NaN, ACCEPTED",
        "12, NaN, NaN, 11, ACCEPTED",
        "NaN, NaN, NaN, NaN, ACCEPTED_ABSENT",
    })
    void B2_anAbsentPriceIsOutsideOfNothing(double open, double high, double low, double close, FeedDecision decision) {
        assertThat(strict.accept(bar(0, open, high, low, close), NO_MACRO)).isEqualTo(decision);
    }

    @Test
    void B2_oneEdgeIsEnoughToBeOutsideOf() {
        assertThat(faults(strict, bar(0, NONE, NONE, 9, 8)))
                .containsExactly(
                        "FP-579 at bar 0 (2024-03-04T13:00:00Z), close: must be between the low and the high, 9.0"
                                + " and NaN, but was 8.0");
    }

    @Test
    void B2_withoutTheQuestionTheyAreLetThroughAndCounted() {
        MarketFeed feed =
                MarketFeed.of(TestContracts.trained(TestContracts.usdcop())).build();
        assertThat(feed.accept(bar(0, 10, 12, 9, 13), NO_MACRO)).isEqualTo(FeedDecision.ACCEPTED);
        assertThat(feed.features().counts().outsideHighLow()).isOne();
    }

    @Test
    void B2_badPricesAndBarsWithoutTradesAreDecidedAboutFirst() {
        var contract = Feeds.contract(Map.of("bad_prices", "absent", "zero_volume", "absent"));
        MarketFeed lenient = MarketFeed.of(TestContracts.trained(contract))
                .policy("test")
                .refuseOutsideHighLow()
                .build();
        assertThat(lenient.accept(bar(0, 10, 12, -9, 13), NO_MACRO)).isEqualTo(FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT);
        Bar notTraded = new Bar(Instant.ofEpochMilli(OPEN + 5 * MINUTE), 10, 12, 9, 13, 0);
        assertThat(lenient.accept(notTraded, NO_MACRO)).isEqualTo(FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT);
    }

    @Test
    void C13_aPeekAndACopyAskItToo() {
        strict.accept(bar(0, 10, 12, 9, 11), NO_MACRO);
        Bar outside = bar(1, 10, 12, 9, 13);
        assertThat(refusal(InputException.class, () -> strict.peek(outside, NO_MACRO))
                        .code())
                .isEqualTo(refusal(InputException.class, () -> strict.copy().accept(outside, NO_MACRO))
                        .code());
        assertThat(strict.counts().count(FeedDecision.OUTSIDE_HIGH_LOW_REFUSED)).isZero();
    }
}
