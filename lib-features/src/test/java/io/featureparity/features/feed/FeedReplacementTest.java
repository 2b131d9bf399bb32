// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.features.feed.Feeds.feed;
import static io.featureparity.features.feed.Feeds.feedOfPublished;
import static io.featureparity.features.feed.Feeds.give;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bar that came again with other values and replaces the first. */
class FeedReplacementTest {

    @Test
    void B2_aReplacedBarWasNeverThere() {
        FeatureContract contract = contract(Map.of("conflicting_duplicate", "replace"));
        MarketFeed feed = feed(contract, "test");
        MarketFeed clean = feed(contract, "test");
        for (int i = 0; i < 100; i++) {
            long time = OPEN + i % 50 * (5L * MINUTE) + i / 50 * (1440L * MINUTE);
            for (int again = 0; again < i % 4; again++) {
                FeedDecision decision = give(feed, time, 3000 + i + again);
                assertThat(decision).isEqualTo(again == 0 ? FeedDecision.ACCEPTED : FeedDecision.REPLACED);
            }
            give(feed, time, 4000 + i);
            give(clean, time, 4000 + i);
            assertThat(feed.snapshot().engine()).isEqualTo(clean.snapshot().engine());
            FeedSnapshot snapshot = feed.snapshot(); // what it takes to take a bar back belongs to the state
            feed.restore(FeedSnapshot.parse(snapshot.toBytes()));
        }
    }

    @Test
    void B2_aReplacedBarSeesTheMacroValuesOfTheSeries() {
        FeatureContract contract = contract(Map.of("conflicting_duplicate", "replace"));
        MarketFeed feed = feedOfPublished(contract, "test");
        MarketFeed clean = feedOfPublished(contract, "test");
        for (int i = 0; i < 30; i++) {
            feed.accept(bar(OPEN + i * (5L * MINUTE), 3000 + i));
            assertThat(feed.accept(bar(OPEN + i * (5L * MINUTE), 4000 + i))).isEqualTo(FeedDecision.REPLACED);
            clean.accept(bar(OPEN + i * (5L * MINUTE), 4000 + i));
            assertThat(feed.snapshot().engine()).isEqualTo(clean.snapshot().engine());
        }
    }
}
