// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.LAST;
import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NEXT_OPEN;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.features.feed.Feeds.feedOfPublished;
import static io.featureparity.features.feed.Feeds.give;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.TestContracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which bars a feed inserts where some are missing. */
class FeedGapsTest {

    private final List<String> heard = new ArrayList<>();

    private MarketFeed feed(FeatureContract contract, String policy) {
        return Feeds.feed(contract, policy, heard);
    }

    @Test
    void B2_liveInsertsMissingBarsUpToHalfAnHour() {
        MarketFeed feed = feed(TestContracts.usdcop(), "live");
        give(feed, OPEN, 4000);
        give(feed, OPEN + 30 * MINUTE, 4001);
        assertThat(heard)
                .containsExactly(
                        "ACCEPTED 0",
                        "INSERTED 5",
                        "INSERTED 10",
                        "INSERTED 15",
                        "INSERTED 20",
                        "INSERTED 25",
                        "ACCEPTED 30");
        heard.clear();
        give(feed, OPEN + 65 * MINUTE, 4001); // 35 minutes
        assertThat(heard).containsExactly("ACCEPTED 65");
    }

    @Test
    void B2_aGapIsCountedInTradingTime() {
        MarketFeed feed = feed(TestContracts.usdcop(), "live");
        give(feed, LAST - 5 * MINUTE, 4000);
        give(feed, NEXT_OPEN + 5 * MINUTE, 4000);
        assertThat(feed.counts().count(FeedDecision.INSERTED)).isEqualTo(2);
        assertThat(heard.get(1)).isEqualTo("INSERTED " + (LAST - OPEN) / MINUTE);
        assertThat(heard.get(2)).isEqualTo("INSERTED " + (NEXT_OPEN - OPEN) / MINUTE);
        // From Friday over a weekend to Monday's first bar nothing is missing.
        MarketFeed weekend = feed(TestContracts.usdcop(), "live");
        give(weekend, Instant.parse("2024-03-08T17:55:00Z").toEpochMilli(), 4000);
        give(weekend, Instant.parse("2024-03-11T13:00:00Z").toEpochMilli(), 4000);
        assertThat(weekend.counts().count(FeedDecision.INSERTED)).isZero();
    }

    @Test
    void B2_insertingByHandGivesTheSameState() {
        MarketFeed byPolicy = feed(TestContracts.usdcop(), "live");
        MarketFeed byHand = feed(TestContracts.usdcop(), "training");
        for (int minute : new int[] {0, 5, 10, 30, 35, 75, 80}) {
            give(byPolicy, OPEN + minute * MINUTE, 4000 + minute % 7);
        }
        for (int minute : new int[] {0, 5, 10, -15, -20, -25, 30, 35, 75, 80}) {
            if (minute < 0) {
                byHand.accept(Bar.absent(Instant.ofEpochMilli(OPEN - minute * MINUTE)), NO_MACRO);
            } else {
                give(byHand, OPEN + minute * MINUTE, 4000 + minute % 7);
            }
        }
        assertThat(byPolicy.snapshot().engine()).isEqualTo(byHand.snapshot().engine());
    }

    @Test
    void B1_anInsertedBarSeesTheMacroValuesOfItsTime() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed byPolicy = feedOfPublished(contract, "live");
        MarketFeed byHand = feedOfPublished(contract, "live");
        byPolicy.accept(bar(OPEN, 4000));
        byPolicy.accept(bar(OPEN + 15 * MINUTE, 4001));
        byHand.accept(bar(OPEN, 4000));
        byHand.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 5 * MINUTE)));
        byHand.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 10 * MINUTE)));
        byHand.accept(bar(OPEN + 15 * MINUTE, 4001));
        assertThat(byPolicy.snapshot()).isEqualTo(byHand.snapshot());
    }

    @Test
    void B2_missingBarsAreInsertedAroundTheClockWhereNoSessionIsKept() {
        MarketFeed feed = feed(contract(Map.of("outside_session", "accept")), "test");
        give(feed, LAST, 4000);
        give(feed, LAST + 15 * MINUTE, 4000);
        assertThat(heard).containsExactly("ACCEPTED 295", "INSERTED 300", "INSERTED 305", "ACCEPTED 310");
    }
}
