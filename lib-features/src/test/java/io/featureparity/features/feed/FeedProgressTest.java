// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.give;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.TestContracts;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.quality.SessionQuality;
import io.featureparity.testsupport.allocation.Allocation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a feed says to other threads. */
class FeedProgressTest {

    private final FeatureContract contract = TestContracts.usdcop();

    private double[] noMacro() {
        double[] macro = new double[contract.macroColumns().size()];
        Arrays.fill(macro, Double.NaN);
        return macro;
    }

    @Test
    void aNewFeedHasNothing() {
        FeedProgress progress = Feeds.feed(contract, "live").progress();

        assertThat(progress.bars()).isZero();
        assertThat(progress.warmUpLeft()).isEqualTo(15);
        assertThat(progress.lastBar()).isEmpty();
        assertThat(progress.lastSnapshot()).isEmpty();
        assertThat(progress.snapshots()).isZero();
        assertThat(progress.macroColumns()).isEqualTo(contract.macroColumns());
        assertThat(progress.macroKnownSince(0)).isEmpty();
        for (FeedDecision decision : FeedDecision.values()) {
            assertThat(progress.count(decision)).isZero();
        }
    }

    @Test
    void itIsAlwaysTheSameObjectAndSaysWhatTheFeedSays() {
        MarketFeed feed = Feeds.feed(contract, "live");
        FeedProgress progress = feed.progress();
        give(feed, OPEN, 4000);
        give(feed, OPEN + 15 * MINUTE, 4001);
        give(feed, OPEN + 15 * MINUTE, 4001);

        assertThat(feed.progress()).isSameAs(progress);
        assertThat(progress.count(FeedDecision.ACCEPTED)).isEqualTo(2);
        assertThat(progress.count(FeedDecision.INSERTED)).isEqualTo(2);
        assertThat(progress.count(FeedDecision.DUPLICATE_DROPPED)).isEqualTo(1);
        assertThat(progress.bars()).isEqualTo(4);
        assertThat(progress.warmUpLeft()).isEqualTo(11);
        assertThat(progress.lastBar()).hasValue(OPEN + 15 * MINUTE);
    }

    @Test
    void anInsertedBarIsTheLastOneWhileTheListenerHearsOfIt() {
        MarketFeed[] feed = new MarketFeed[1];
        long[] seen = new long[4];
        feed[0] = MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .listener((decision, time, features) -> seen[(int) features.barsSeen()] =
                        time - feed[0].progress().lastBar().orElseThrow() + 1)
                .build();
        give(feed[0], OPEN, 4000);
        give(feed[0], OPEN + 10 * MINUTE, 4001);

        assertThat(seen).containsExactly(0, 1, 1, 1);
    }

    @Test
    void badAndOddBarsAreThoseOfTheEngine() {
        FeatureContract lenient = Feeds.contract(Map.of("bad_prices", "absent"));
        MarketFeed feed = Feeds.feed(lenient, "test");
        give(feed, OPEN, -1);
        double[] macro = noMacro();
        feed.accept(OPEN + 5 * MINUTE, 3, 2, 1, 1.5, 1, macro);

        assertThat(feed.progress().takenAsAbsent()).isEqualTo(1);
        assertThat(feed.progress().outsideHighLow()).isEqualTo(1);
    }

    @Test
    void aMacroValueIsKnownSinceItWasAvailable() {
        MacroSeries series = Feeds.series(contract);
        long first = OPEN - 3 * MINUTE;
        series.add("dxy", LocalDate.of(2024, 3, 1), Instant.ofEpochMilli(first), 100);
        MarketFeed feed = MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .macro(series)
                .build();
        feed.accept(bar(OPEN, 4000));
        long second = OPEN + 3 * MINUTE;
        series.add("dxy", LocalDate.of(2024, 3, 4), Instant.ofEpochMilli(second), 101);
        assertThat(feed.progress().macroKnownSince(0)).hasValue(first);

        feed.accept(bar(OPEN + 5 * MINUTE, 4000));

        assertThat(feed.progress().macroKnownSince(0)).hasValue(second);
        assertThat(feed.progress().macroKnownSince(1)).isEmpty();
        assertThat(feed.copy().progress().macroKnownSince(0)).hasValue(second);
    }

    @Test
    void aMacroValueThatComesWithABarIsKnownSinceThatBar() {
        MarketFeed feed = Feeds.feed(contract, "live");
        double[] macro = noMacro();
        macro[0] = 100;
        feed.accept(OPEN, 1, 1, 1, 1, 1, macro);
        give(feed, OPEN + 5 * MINUTE, 2);

        assertThat(feed.progress().macroKnownSince(0)).hasValue(OPEN);
        assertThat(feed.progress().macroKnownSince(1)).isEmpty();
    }

    @Test
    void aRestoredFeedStandsWhereTheSnapshotWasAndCountsOn() {
        MarketFeed feed = Feeds.feed(contract, "live");
        give(feed, OPEN, 4000);
        give(feed, OPEN + 5 * MINUTE, 4000);
        FeedSnapshot snapshot = feed.snapshot();
        give(feed, OPEN + 10 * MINUTE, 4000);
        feed.restore(snapshot);

        FeedProgress progress = feed.progress();
        assertThat(progress.bars()).isEqualTo(2);
        assertThat(progress.lastBar()).hasValue(OPEN + 5 * MINUTE);
        assertThat(progress.count(FeedDecision.ACCEPTED)).isEqualTo(3);
        assertThat(feed.counts().count(FeedDecision.ACCEPTED)).isZero();
        assertThat(progress.snapshots()).isEqualTo(1);
        assertThat(progress.lastSnapshot()).isEqualTo(OptionalLong.of(OPEN + 5 * MINUTE));

        give(feed, OPEN + 10 * MINUTE, 4000);
        assertThat(feed.counts().count(FeedDecision.ACCEPTED)).isEqualTo(1);
        assertThat(feed.copy().counts()).isEqualTo(feed.counts());
    }

    @Test
    void aListenerThatThrowsIsCountedAndTheDecisionGoesOn() {
        FeedListener failing = new FeedListener() {
            @Override
            public void decided(FeedDecision decision, long time, FeatureView features) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void columnsNeverPresent(List<String> columns, long time) {
                throw new IllegalStateException("broken too");
            }
        };
        MarketFeed feed = MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .listener(failing)
                .build();
        MarketFeed quiet = Feeds.feed(contract, "live");
        for (int bar = 0; bar < 15; bar++) {
            assertThat(give(feed, OPEN + 5 * MINUTE * bar, 4000 + bar)).isEqualTo(FeedDecision.ACCEPTED);
            give(quiet, OPEN + 5 * MINUTE * bar, 4000 + bar);
        }

        assertThat(Feeds.refused(feed, bar(OPEN, 1)))
                .as("a refusal is the feed's, not the listener's")
                .isEqualTo(ErrorCode.BAR_LATE);
        assertThat(feed.progress().listenerFailures()).isEqualTo(17);
        assertThat(feed.snapshot()).isEqualTo(quiet.snapshot());
    }

    @Test
    void whatAListenerThrowsAboutQualityIsContainedToo() {
        FeedListener failing = new FeedListener() {
            @Override
            public void decided(FeedDecision decision, long time, FeatureView features) {}

            @Override
            public void judged(BarQuality bar, SessionQuality session) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void sessionEnded(SessionQuality session) {
                throw new IllegalStateException("broken too");
            }
        };
        MarketFeed feed = MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .quality(QualityRules.builtIn())
                .listener(failing)
                .build();
        assertThat(feed.progress().quality()).isNaN();

        give(feed, OPEN, 4000);
        double first = feed.progress().quality();
        give(feed, Feeds.NEXT_OPEN, 4000);

        assertThat(first).isBetween(0.0, 100.0);
        assertThat(feed.features().barsSeen()).isEqualTo(2);
        assertThat(feed.progress().listenerFailures()).isEqualTo(3);
    }

    private MarketFeed disturbed(Error thrown) {
        return MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .listener((decision, time, features) -> {
                    throw thrown;
                })
                .build();
    }

    @Test
    void anErrorOfAListenerIsContainedUnlessTheJvmCannotGoOn() {
        for (Error error : List.of(new AssertionError("broken"), new StackOverflowError(), new NoSuchMethodError())) {
            MarketFeed feed = disturbed(error);
            assertThat(give(feed, OPEN, 4000)).isEqualTo(FeedDecision.ACCEPTED);
            assertThat(feed.progress().listenerFailures()).isEqualTo(1);
        }
        MarketFeed feed = disturbed(new OutOfMemoryError("heap"));
        assertThatThrownBy(() -> give(feed, OPEN, 4000)).isInstanceOf(OutOfMemoryError.class);
        assertThat(feed.progress().listenerFailures()).isZero();
        assertThat(feed.features().barsSeen()).isEqualTo(1);
    }

    @Test
    void itCostsNoMemory() {
        MarketFeed feed =
                MarketFeed.of(TestContracts.trained(contract)).policy("live").build();
        double[] macro = noMacro();
        macro[0] = 100;
        int bars = 50;
        Allocation.requireAtMost(200, 0, round -> {
            for (int i = 0; i < bars; i++) {
                long time = OPEN + 7L * 24 * 60 * MINUTE * (round + 1) + 5 * MINUTE * i;
                feed.accept(time, 1, 1, 1, 1, 1, macro);
            }
        });
        assertThat(feed.progress().bars()).isGreaterThan(bars);
    }
}
