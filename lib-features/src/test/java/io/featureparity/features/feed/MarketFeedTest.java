// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.features.feed.Feeds.feedOfPublished;
import static io.featureparity.features.feed.Feeds.give;
import static io.featureparity.features.feed.Feeds.published;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.testsupport.allocation.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A feed as an object: every way to give it bars, its copies, and what it costs. */
class MarketFeedTest {

    private final List<String> heard = new ArrayList<>();

    private MarketFeed feed(FeatureContract contract, String policy) {
        return Feeds.feed(contract, policy, heard);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        MarketFeed feed = feed(TestContracts.usdcop(), "live");
        give(feed, OPEN, 4000);
        MarketFeed copy = feed.copy();
        assertThat(copy.snapshot()).isEqualTo(feed.snapshot());
        assertThat(copy.counts()).isEqualTo(feed.counts());
        give(copy, OPEN + 5 * MINUTE, 4001);
        assertThat(feed.features().barsSeen()).isEqualTo(1);
        assertThat(heard).containsExactly("ACCEPTED 0");
        assertThat(copy.toString()).contains("live", "2 bars", "2024-03-04T13:05:00Z");
        assertThat(feed(TestContracts.usdcop(), "training").toString()).contains("no bar yet");
        assertThat(copy.policy()).isEqualTo(TestContracts.usdcop().policy("live"));
        assertThat(copy.calendar().isInSession(OPEN)).isTrue();
    }

    @Test
    void B1_volumeStandsInColumnsToo() {
        FeatureContract contract = contract(Map.of("zero_volume", "absent", "off_grid", "accept"));
        MarketFeed feed = feed(contract, "test");
        double[] prices = {4000, 4001, 4002};
        BarColumns columns = BarColumns.withoutMacro(
                        contract,
                        new long[] {OPEN, OPEN + 5 * MINUTE, OPEN + 10 * MINUTE},
                        prices,
                        prices,
                        prices,
                        prices)
                .withVolume(new double[] {1, 0, Double.NaN});
        feed.replay(columns.rows(0, 3));
        assertThat(heard).containsExactly("ACCEPTED 0", "ZERO_VOLUME_TAKEN_AS_ABSENT 5", "ACCEPTED 10");
        assertThat(refusal(FeatureParityException.class, () -> columns.withVolume(new double[2]))
                        .code())
                .isEqualTo(ErrorCode.LENGTH_DIFFERS);
    }

    @Test
    void B1_barsThatComeOneByOneOrFromAnIteratorAreTheSame() {
        FeatureContract contract = TestContracts.usdcop();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            bars.add(bar(OPEN + i * (5L * MINUTE), 4000 + i % 9));
        }
        MarketFeed live = MarketFeed.of(TestContracts.trained(contract))
                .macro(published(contract))
                .build();
        MarketFeed history = MarketFeed.of(TestContracts.trained(contract))
                .macro(published(contract))
                .build();
        double[] peeked = live.peek(bars.get(0)); // before there is any bar
        for (Bar bar : bars) {
            assertThat(live.accept(bar)).isEqualTo(FeedDecision.ACCEPTED);
            if (live.features().barsSeen() == 1) {
                assertThat(Markets.bits(live.features().raw())).isEqualTo(Markets.bits(peeked));
            }
        }
        history.replay(bars.iterator());
        assertThat(history.snapshot()).isEqualTo(live.snapshot());
        assertThat(history.features().barsSeen()).isEqualTo(40);

        MarketFeed columns = MarketFeed.of(TestContracts.trained(contract))
                .macro(published(contract))
                .build();
        double[] close = bars.stream().mapToDouble(Bar::close).toArray();
        long[] times = bars.stream().mapToLong(bar -> bar.time().toEpochMilli()).toArray();
        columns.replay(BarColumns.withoutMacro(contract, times, close, close, close, close));
        assertThat(columns.snapshot()).isEqualTo(live.snapshot());
    }

    @Test
    void aHundredThousandBarsAllocateNothing() {
        FeatureContract contract = contract(Map.of("conflicting_duplicate", "replace"));
        MarketFeed feed = feedOfPublished(contract, "test");
        long[] at = {OPEN};
        for (long time = OPEN; time < OPEN + 20 * 365 * (1440L * MINUTE); time += 1440 * MINUTE) {
            feed.calendar().isInSession(time); // the days of a year are found out once
        }
        long warm = run(feed, at, 20_000);
        long allocated = run(feed, at, 100_000);
        assertThat(feed.features().barsSeen()).isGreaterThanOrEqualTo(120_000);
        assertThat(feed.counts().count(FeedDecision.REPLACED)).isPositive();
        assertThat(feed.counts().count(FeedDecision.INSERTED)).isPositive();
        assertThat(warm).isNotNegative();
        // What the counter itself costs, and the change to compiled code; not something for each bar.
        assertThat(allocated).isLessThan(10_000);
    }

    private static long run(MarketFeed feed, long[] at, int bars) {
        long before = Allocation.ofThisThread();
        for (int i = 0; i < bars; i++) {
            at[0] = feed.calendar().nextBarTime(at[0]);
            if (i % 50 == 7) {
                at[0] = feed.calendar().nextBarTime(at[0]); // one is missing
            }
            feed.accept(at[0], 4000, 4002, 3999, 4000 + i % 3, 1);
            if (i % 20 == 3) {
                feed.accept(at[0], 4000, 4002, 3999, 4000 + i % 3, 1);
                feed.accept(at[0], 4000, 4003, 3999, 4001, 1);
            }
        }
        return Allocation.ofThisThread() - before;
    }

    @Test
    void theFirstBarsOfTimeAreBarsToo() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        assertThat(give(feed, 0, 4000)).isEqualTo(FeedDecision.ACCEPTED); // 0 is what nothing is, too
        MarketFeed before = feed(TestContracts.usdcop(), "training");
        assertThat(give(before, -1, 4000)).isEqualTo(FeedDecision.ACCEPTED);
    }
}
