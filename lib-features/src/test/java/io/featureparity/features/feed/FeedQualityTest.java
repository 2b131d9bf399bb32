// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.LAST;
import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NEXT_OPEN;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.quality.SessionQuality;
import io.featureparity.testsupport.allocation.Allocation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What a feed says of the quality of its bars. */
class FeedQualityTest {

    private static final long FIVE = 5 * MINUTE;
    private static final QualityRules RULES = QualityRules.builtIn();

    private final List<String> heard = new ArrayList<>();

    private final FeedListener listener = new FeedListener() {
        @Override
        public void decided(FeedDecision decision, long time, FeatureView features) {
            heard.add(decision + " " + (time - OPEN) / MINUTE);
        }

        @Override
        public void judged(BarQuality bar, SessionQuality session) {
            heard.add((bar.time() - OPEN) / MINUTE + " " + bar + "; " + session.score());
        }

        @Override
        public void sessionEnded(SessionQuality session) {
            heard.add(LocalDate.ofEpochDay(session.day()) + " " + session.score());
        }
    };

    private FeedBuilder builder(String policy) {
        return MarketFeed.of(TestContracts.trained(TestContracts.usdcop()))
                .policy(policy)
                .listener(listener);
    }

    private static Bar bar(long time, double close) {
        return new Bar(Instant.ofEpochMilli(time), close, close + 1, close - 1, close, 1);
    }

    @Test
    void everyBarIsJudgedRightBeforeItsDecision() {
        MarketFeed feed = builder("live").quality(RULES).build();
        feed.accept(bar(OPEN, 4000), NO_MACRO);
        feed.accept(bar(OPEN, 4000), NO_MACRO);
        feed.accept(bar(OPEN + 2 * FIVE, 4001), NO_MACRO);
        assertThat(refusal(FeatureParityException.class, () -> feed.accept(bar(OPEN + 3 * FIVE, -1), NO_MACRO))
                        .code())
                .isEqualTo(ErrorCode.PRICE_NOT_ALLOWED);
        feed.accept(bar(LAST + FIVE, 4001), NO_MACRO);
        assertThat(heard)
                .containsExactly(
                        "0 score 90.0, macro_absent; 90.0",
                        "ACCEPTED 0",
                        "0 score 70.0, repeated_time; 80.0",
                        "DUPLICATE_DROPPED 0",
                        "5 score 0.0, bar_missing; " + 160 / 3.0,
                        "INSERTED 5",
                        "10 score 90.0, macro_absent; 62.5",
                        "ACCEPTED 10",
                        "15 score 0.0, price_not_positive; 50.0",
                        "BAD_VALUES_REFUSED 15",
                        // 57 of 60 bars are missing by then; five came, one of them twice
                        "300 score 70.0, outside_session; " + 320.0 / 62,
                        "OUTSIDE_SESSION_DROPPED 300");
    }

    @Test
    void aSessionIsHeardOfWhenTheNextBegins() {
        MarketFeed feed = builder("live")
                .quality(RULES)
                .macro(Feeds.published(TestContracts.usdcop()))
                .build();
        for (long time = OPEN; time <= LAST; time += FIVE) {
            feed.accept(bar(time, 4000.0 + Math.floorMod(time / FIVE, 3)));
        }
        assertThat(heard).filteredOn(line -> line.contains(";")).allMatch(line -> line.endsWith("score 100.0; 100.0"));
        heard.clear();
        feed.accept(bar(NEXT_OPEN, 4000));
        assertThat(heard).containsExactly("2024-03-04 100.0", "1440 score 100.0; 100.0", "ACCEPTED 1440");
    }

    @Test
    void theTimeOfArrivalHoldsForOneBar() {
        MarketFeed feed = builder("live").quality(RULES).build();
        feed.nextArrived(OPEN + FIVE + MINUTE + 1);
        feed.accept(bar(OPEN, 4000), NO_MACRO);
        feed.accept(bar(OPEN + FIVE, 4000), NO_MACRO);
        assertThat(heard).filteredOn(line -> line.contains("arrived_late")).hasSize(1);
    }

    @Test
    void aFeedThatIsNotAskedToJudgesNothing() {
        MarketFeed feed = builder("live").build();
        feed.accept(bar(OPEN, 4000), NO_MACRO);
        feed.accept(bar(NEXT_OPEN, 4000), NO_MACRO);
        assertThat(heard).containsExactly("ACCEPTED 0", "ACCEPTED 1440");
        assertThat(ByteBuffer.wrap(feed.snapshot().toBytes()).getInt(Long.BYTES))
                .isEqualTo(1);
    }

    @Test
    void whatIsComputedIsTheSame() {
        MarketFeed judging = builder("live").quality(RULES).build();
        MarketFeed other = builder("live").build();
        for (int i = 0; i < 60; i++) {
            judging.accept(bar(OPEN + i * FIVE, 4000 + i % 7), NO_MACRO);
            other.accept(bar(OPEN + i * FIVE, 4000 + i % 7), NO_MACRO);
        }
        assertThat(judging.features().raw()).isEqualTo(other.features().raw());
        assertThat(judging.counts()).isEqualTo(other.counts());
    }

    // ---- snapshots

    private static void give(MarketFeed feed, int from, int end) {
        for (int i = from; i < end; i++) {
            if (i % 9 != 5) {
                feed.accept(bar(OPEN + i * FIVE, i == 40 ? 5000 : 4000 + i % 3), NO_MACRO);
            }
        }
    }

    @Test
    void aRestoredFeedJudgesAsOneThatNeverStopped() {
        MarketFeed whole = builder("live").quality(RULES).build();
        give(whole, 0, 55);
        List<String> expected = List.copyOf(heard);
        assertThat(expected).anyMatch(line -> line.contains("price_jump"));
        heard.clear();

        MarketFeed first = builder("live").quality(RULES).build();
        give(first, 0, 30);
        FeedSnapshot between = FeedSnapshot.parse(first.snapshot().toBytes());
        assertThat(between).isEqualTo(first.snapshot());
        MarketFeed second = builder("live").quality(RULES).build();
        second.restore(between);
        assertThat(second.progress().quality())
                .isEqualTo(first.progress().quality())
                .isBetween(1.0, 99.0);
        give(second, 30, 55);
        assertThat(heard).isEqualTo(expected);
        assertThat(second.snapshot()).isEqualTo(whole.snapshot());
    }

    @Test
    void feedsThatJudgeAndFeedsThatDoNotReadEachOthersSnapshots() {
        MarketFeed judging = builder("live").quality(RULES).build();
        MarketFeed other = builder("live").build();
        give(judging, 0, 30);
        give(other, 0, 30);
        byte[] judged = judging.snapshot().toBytes();
        byte[] plain = other.snapshot().toBytes();
        heard.clear();

        MarketFeed restored = builder("live").build();
        restored.restore(FeedSnapshot.parse(judged));
        assertThat(restored.snapshot().toBytes()).isEqualTo(plain);

        MarketFeed anew = builder("live").quality(RULES).build();
        anew.restore(FeedSnapshot.parse(plain));
        anew.accept(bar(OPEN + 30 * FIVE, 5000), NO_MACRO);
        assertThat(heard)
                .as("what came before it began to judge is not known")
                .containsExactly("150 score 90.0, macro_absent; 90.0", "ACCEPTED 150");
        assertThat(anew.progress().qualityUnseen()).isEqualTo(30);
    }

    @Test
    void aFeedThatBeginsWithinASessionExpectsOnlyTheRestOfItAndSaysSo() {
        MarketFeed feed = builder("live").quality(RULES).build();
        assertThat(feed.progress().qualityUnseen()).isZero();
        feed.accept(bar(OPEN + 36 * FIVE, 4000), NO_MACRO);
        feed.accept(bar(OPEN + 37 * FIVE, 4001), NO_MACRO);
        assertThat(heard)
                .containsExactly(
                        "180 score 90.0, macro_absent; 90.0",
                        "ACCEPTED 180",
                        "185 score 90.0, macro_absent; 90.0",
                        "ACCEPTED 185");
        assertThat(feed.progress().qualityUnseen()).isEqualTo(36);

        MarketFeed restored = builder("live").quality(RULES).build();
        restored.restore(feed.snapshot());
        assertThat(restored.progress().qualityUnseen()).isEqualTo(36);
        feed.accept(bar(NEXT_OPEN, 4000), NO_MACRO);
        assertThat(feed.progress().qualityUnseen()).isZero();
    }

    @Test
    void aSnapshotThatCannotBeRestoredChangesNothing() {
        MarketFeed feed = builder("live").quality(RULES).build();
        give(feed, 0, 30);
        FeedSnapshot before = feed.snapshot();
        byte[] bytes = before.toBytes();
        // The state of what judges ends the bytes: mark, whether there was a bar, and so on.
        int length = RulesState.length(bytes);
        ByteBuffer.wrap(bytes).putDouble(bytes.length - Integer.BYTES - (length - 1) * Double.BYTES, 0.5);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());

        assertThat(refusal(SnapshotException.class, () -> feed.restore(FeedSnapshot.parse(bytes)))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_STATE);
        assertThat(feed.snapshot()).isEqualTo(before);
    }

    /** Finds how many doubles the last state of a snapshot's bytes has. */
    private static final class RulesState {
        static int length(byte[] bytes) {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            int end = bytes.length - Integer.BYTES;
            for (int length = 1; ; length++) {
                if (all.getInt(end - length * Double.BYTES - Integer.BYTES) == length) {
                    return length;
                }
            }
        }
    }

    @Test
    void everyCutOfASnapshotIsRefused() {
        MarketFeed feed = builder("live").quality(RULES).build();
        give(feed, 0, 30);
        byte[] bytes = feed.snapshot().toBytes();
        for (int i = 0; i < bytes.length; i += 7) {
            byte[] cut = Arrays.copyOf(bytes, i);
            refusal(SnapshotException.class, () -> FeedSnapshot.parse(cut));
        }
        ByteBuffer.wrap(bytes).putInt(Long.BYTES, 3);
        assertThat(refusal(SnapshotException.class, () -> FeedSnapshot.parse(bytes)))
                .hasMessageContaining("must be of format version 1 to 2, but was 3");
    }

    @Test
    void judgingInAFeedAllocatesNothing() {
        double[] sum = new double[1];
        MarketFeed feed = MarketFeed.of(TestContracts.trained(TestContracts.usdcop()))
                .quality(RULES)
                .listener(new FeedListener() {
                    @Override
                    public void decided(FeedDecision decision, long time, FeatureView features) {}

                    @Override
                    public void judged(BarQuality bar, SessionQuality session) {
                        sum[0] += bar.score() + session.score();
                    }
                })
                .build();
        double[] macro = new double[TestContracts.usdcop().macroColumns().size()];
        Arrays.fill(macro, 4);
        Allocation.requireAtMost(40, 0, round -> {
            for (int i = 0; i < 500; i++) {
                feed.accept(OPEN + (round * 500L + i) * FIVE, 4000, 4001, 3999, 4000 + i % 2, 1, macro);
            }
        });
        assertThat(sum[0]).isPositive();
    }
}
