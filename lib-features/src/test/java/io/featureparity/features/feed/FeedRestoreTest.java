// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.features.feed.Feeds.feed;
import static io.featureparity.features.feed.Feeds.feedOfPublished;
import static io.featureparity.features.feed.Feeds.give;
import static io.featureparity.features.feed.Feeds.refused;
import static io.featureparity.features.feed.Feeds.series;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.raw.BarBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed goes on from a snapshot of its own kind, and from no other. */
class FeedRestoreTest {

    @Test
    void C13_aLateBarIsTakenInByStartingOverFromASnapshot(@TempDir Path folder) {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed feed = feed(contract, "training");
        MarketFeed inOrder = feed(contract, "training");
        give(feed, OPEN, 4000);
        feed.snapshot().save(folder.resolve("feed"));
        give(feed, OPEN + 10 * MINUTE, 4002);
        Bar late = bar(OPEN + 5 * MINUTE, 4001);
        assertThat(refused(feed, late)).isEqualTo(ErrorCode.BAR_LATE);

        feed.restore(FeedSnapshot.load(folder.resolve("feed")));
        feed.accept(late, NO_MACRO);
        give(feed, OPEN + 10 * MINUTE, 4002);
        for (int minute : new int[] {0, 5, 10}) {
            give(inOrder, OPEN + minute * MINUTE, 4000 + minute / 5);
        }
        assertThat(feed.snapshot().engine()).isEqualTo(inOrder.snapshot().engine());
        assertThat(feed.counts().count(FeedDecision.ACCEPTED)).isEqualTo(2); // counted from the snapshot on
    }

    @Test
    void C13_everyFlippedByteOfASnapshotIsRefused() {
        FeatureContract contract = contract(Map.of("conflicting_duplicate", "replace"));
        MarketFeed feed = feedOfPublished(contract, "test");
        feed.accept(bar(OPEN, 4000));
        byte[] whole = feed.snapshot().toBytes();
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x10;
            assertThat(refusal(SnapshotException.class, () -> FeedSnapshot.parse(flipped)))
                    .as("byte %d", i)
                    .isNotNull();
            byte[] truncated = Arrays.copyOf(whole, i);
            assertThat(refusal(SnapshotException.class, () -> FeedSnapshot.parse(truncated)))
                    .as("%d bytes", i)
                    .isNotNull();
        }
        assertThat(FeedSnapshot.parse(whole)).isEqualTo(feed.snapshot()).hasSameHashCodeAs(feed.snapshot());
    }

    /** Whoever watches a feed that goes on from a stored state was told of no bar. */
    @Test
    void theLastBarAsTheCalculationsSawItIsKnownAfterARestoreToo() {
        FeatureContract contract = contract(Map.of("bad_prices", "absent"));
        double[] macro = new double[contract.macroColumns().size()];
        macro[1] = Double.NaN;
        macro[2] = Double.POSITIVE_INFINITY;
        MarketFeed feed = feed(contract, "test");
        assertThat(feed.lastBar()).isEmpty();
        feed.accept(OPEN, 4000, 4002, 3999, 4001, 7, macro);
        MarketFeed restored = feed(contract, "test");
        for (MarketFeed each : List.of(feed, restored)) {
            each.restore(feed.snapshot());
            BarBuffer last = each.lastBar().orElseThrow();
            assertThat(last.time()).isEqualTo(OPEN);
            assertThat(values(last, 7)).containsExactly(4000, 4002, 3999, 4001, 0, Double.NaN, Double.NaN);
            assertThat(each.progress().macroKnownSince(0)).hasValue(OPEN);
            assertThat(each.progress().macroKnownSince(1)).isEmpty();
            assertThat(each.progress().lastSnapshot()).hasValue(OPEN);
        }
        assertThat(restored.progress().snapshots()).as("it has taken none").isZero();

        feed.accept(OPEN + 5 * MINUTE, -1, 4002, 3999, 4001, 7, macro);
        restored.restore(feed.snapshot());
        assertThat(values(restored.lastBar().orElseThrow(), 4)).containsOnly(Double.NaN);
    }

    private static double[] values(BarBuffer bar, int count) {
        return IntStream.range(0, count).mapToDouble(bar::value).toArray();
    }

    @Test
    void C13_aSnapshotOfAnotherKindOfFeedIsRefusedAndChangesNothing() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed training = feed(contract, "training");
        give(training, OPEN, 4000);
        MarketFeed live = feed(contract, "live");
        give(live, OPEN + 5 * MINUTE, 4000);
        FeedSnapshot before = live.snapshot();
        assertThat(refusal(SnapshotException.class, () -> live.restore(training.snapshot()))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_POLICY);
        MarketFeed withSeries = feedOfPublished(contract, "live");
        withSeries.accept(bar(OPEN, 4000));
        assertThat(refusal(SnapshotException.class, () -> live.restore(withSeries.snapshot()))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        assertThat(live.snapshot()).isEqualTo(before);

        MarketFeed empty = MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .macro(series(contract))
                .build();
        FeedSnapshot nothing = empty.snapshot();
        assertThat(refusal(SnapshotException.class, () -> empty.restore(withSeries.snapshot()))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_MACRO);
        assertThat(empty.snapshot()).isEqualTo(nothing);
        assertThat(training.snapshot().policy()).isEqualTo("training");
        assertThat(training.snapshot().toString()).contains("training", "after 1 bars");
    }
}
