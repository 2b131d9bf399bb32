// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.testsupport.allocation.Allocation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class MarketFeedTest {

    /** A Monday with a session. */
    private static final long OPEN = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();

    private static final long LAST = Instant.parse("2024-03-04T17:55:00Z").toEpochMilli();
    private static final long NEXT_OPEN = Instant.parse("2024-03-05T13:00:00Z").toEpochMilli();

    private final List<String> heard = new ArrayList<>();

    private MarketFeed feed(FeatureContract contract, String policy) {
        return MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy(policy)
                .listener((decision, time, engine) -> heard.add(decision + " " + (time - OPEN) / MINUTE))
                .build();
    }

    private static FeedDecision give(MarketFeed feed, long time, double close) {
        return feed.accept(bar(time, close), NO_MACRO);
    }

    private static ErrorCode refused(MarketFeed feed, Bar bar) {
        FeedSnapshot before = feed.snapshot();
        FeatureParityException refusal = refusal(FeatureParityException.class, () -> feed.accept(bar, NO_MACRO));
        assertThat(feed.snapshot()).isEqualTo(before);
        return refusal.code();
    }

    // ---- the built-in policies

    @Test
    void B2_trainingTakesRowsAsTheyAre() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        assertThat(give(feed, OPEN, 4000)).isEqualTo(FeedDecision.ACCEPTED);
        assertThat(give(feed, OPEN + 1, 4001)).isEqualTo(FeedDecision.ACCEPTED); // off the grid
        assertThat(feed.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 90 * MINUTE)), NO_MACRO))
                .isEqualTo(FeedDecision.ACCEPTED_ABSENT); // across a gap
        assertThat(give(feed, LAST + 300 * MINUTE, 4001)).isEqualTo(FeedDecision.ACCEPTED); // at night
        assertThat(feed.features().barsSeen()).isEqualTo(4);
        assertThat(heard).containsExactly("ACCEPTED 0", "ACCEPTED 0", "ACCEPTED_ABSENT 90", "ACCEPTED 595");
        assertThat(feed.counts().count(FeedDecision.ACCEPTED)).isEqualTo(3);
        assertThat(feed.counts().count(FeedDecision.INSERTED)).isZero();
    }

    @Test
    void B2_trainingDropsTheSameBarAndRefusesAnotherOrAnOlderOne() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        give(feed, OPEN, 4000);
        give(feed, OPEN + 5 * MINUTE, 4001);
        long bars = feed.features().barsSeen();
        assertThat(give(feed, OPEN + 5 * MINUTE, 4001)).isEqualTo(FeedDecision.DUPLICATE_DROPPED);
        assertThat(feed.features().barsSeen()).isEqualTo(bars);
        assertThat(refused(feed, bar(OPEN + 5 * MINUTE, 4002))).isEqualTo(ErrorCode.BAR_CONFLICT);
        assertThat(refused(feed, bar(OPEN, 4000))).isEqualTo(ErrorCode.BAR_LATE);
        assertThat(refused(feed, bar(OPEN + 10 * MINUTE, 0))).isEqualTo(ErrorCode.PRICE_NOT_ALLOWED);
        assertThat(heard)
                .endsWith("DUPLICATE_DROPPED 5", "CONFLICT_REFUSED 5", "LATE_REFUSED 0", "BAD_VALUES_REFUSED 10");
        assertThat(feed.counts().count(FeedDecision.LATE_REFUSED)).isEqualTo(1);
    }

    @Test
    void B2_theMacroValuesThatComeWithABarAreValuesOfIt() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        give(feed, OPEN, 4000);
        MacroValues other = TestContracts.macro(TestContracts.usdcop(), Map.of("vix", 20.0));
        FeatureParityException refusal =
                refusal(FeatureParityException.class, () -> feed.accept(bar(OPEN, 4000), other));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAR_CONFLICT);
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
    void B2_liveLeavesOutWhatIsInNoSessionAndRefusesWhatIsOffTheGrid() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed feed = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("live")
                .closures(Closures.of(List.of(LocalDate.of(2024, 3, 6))))
                .build();
        assertThat(give(feed, OPEN - 5 * MINUTE, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        assertThat(give(feed, LAST + 5 * MINUTE, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        assertThat(give(feed, OPEN - 24 * 60 * MINUTE, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        long holiday = Instant.parse("2024-03-25T14:00:00Z").toEpochMilli(); // Saint Joseph, moved to Monday
        assertThat(give(feed, holiday, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        long closed = Instant.parse("2024-03-06T14:00:00Z").toEpochMilli();
        assertThat(give(feed, closed, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        assertThat(refused(feed, bar(OPEN + 1, 4000))).isEqualTo(ErrorCode.BAR_OFF_GRID);
        assertThat(feed.features().barsSeen()).isZero();
        assertThat(feed.counts().count(FeedDecision.OUTSIDE_SESSION_DROPPED)).isEqualTo(5);
    }

    // ---- the other choices a policy has

    @Test
    void B2_everyChoiceOfAPolicyIsKept() {
        MarketFeed strict = feed(
                contract(Map.of(
                        "duplicate", "refuse",
                        "off_grid", "drop",
                        "outside_session", "refuse",
                        "zero_volume", "refuse",
                        "late", "drop")),
                "test");
        give(strict, OPEN, 4000);
        give(strict, OPEN + 5 * MINUTE, 4001);
        assertThat(refused(strict, bar(OPEN + 5 * MINUTE, 4001))).isEqualTo(ErrorCode.BAR_DUPLICATE);
        assertThat(give(strict, OPEN, 4000)).isEqualTo(FeedDecision.LATE_DROPPED);
        assertThat(give(strict, OPEN + 6 * MINUTE, 4000)).isEqualTo(FeedDecision.OFF_GRID_DROPPED);
        assertThat(refused(strict, bar(LAST + 5 * MINUTE, 4000))).isEqualTo(ErrorCode.BAR_OUTSIDE_SESSION);
        Bar nothing = new Bar(Instant.ofEpochMilli(OPEN + 10 * MINUTE), 4000, 4000, 4000, 4000, 0);
        assertThat(refused(strict, nothing)).isEqualTo(ErrorCode.BAR_ZERO_VOLUME);
        assertThat(strict.features().barsSeen()).isEqualTo(2);
    }

    @Test
    void B2_absentMeansThatTheRowStaysAndTheValuesGo() {
        FeatureContract contract =
                contract(Map.of("bad_prices", "absent", "zero_volume", "absent", "off_grid", "accept"));
        MarketFeed feed = feed(contract, "test");
        MarketFeed absent = feed(contract, "test");
        give(feed, OPEN, 4000);
        give(absent, OPEN, 4000);
        Bar nothing = new Bar(Instant.ofEpochMilli(OPEN + 5 * MINUTE), 4000, 4001, 3999, 4000, 0);
        assertThat(feed.accept(nothing, NO_MACRO)).isEqualTo(FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT);
        assertThat(give(feed, OPEN + 10 * MINUTE, -1)).isEqualTo(FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT);
        absent.accept(Bar.absent(nothing.time()), NO_MACRO);
        absent.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 10 * MINUTE)), NO_MACRO);
        give(feed, OPEN + 15 * MINUTE, 4003);
        give(absent, OPEN + 15 * MINUTE, 4003);
        assertThat(feed.features().raw()).isEqualTo(absent.features().raw());
    }

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

    // ---- macro values

    private static MacroSeries series(FeatureContract contract) {
        return MacroSeries.of(contract, Feeds.calendar(contract));
    }

    @Test
    void B1_aMacroValueReachesABarOnlyIfItWasAvailableByThen() {
        FeatureContract contract = TestContracts.usdcop();
        MacroSeries macro = series(contract);
        LocalDate day = LocalDate.of(2024, 3, 1);
        macro.add("treasury_10y", day, Instant.ofEpochMilli(OPEN + 1), 4.0);
        MarketFeed feed = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .macro(macro)
                .build();
        int spread = contract.indexOf("rate_spread");
        feed.accept(bar(OPEN, 4000));
        assertThat(feed.features().raw(spread)).isNaN();
        feed.accept(bar(OPEN + 5 * MINUTE, 4000));
        assertThat(feed.features().raw(spread)).isEqualTo(6.0);
    }

    @Test
    void B1_anInsertedBarSeesTheMacroValuesOfItsTime() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed byPolicy = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("live")
                .macro(published(contract))
                .build();
        MarketFeed byHand = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("live")
                .macro(published(contract))
                .build();
        byPolicy.accept(bar(OPEN, 4000));
        byPolicy.accept(bar(OPEN + 15 * MINUTE, 4001));
        byHand.accept(bar(OPEN, 4000));
        byHand.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 5 * MINUTE)));
        byHand.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 10 * MINUTE)));
        byHand.accept(bar(OPEN + 15 * MINUTE, 4001));
        assertThat(byPolicy.snapshot()).isEqualTo(byHand.snapshot());
    }

    private static MacroSeries published(FeatureContract contract) {
        MacroSeries macro = series(contract);
        for (String column : contract.macroColumns()) {
            for (int i = 0; i < 30; i++) {
                LocalDate day = LocalDate.of(2024, 2, 1).plusDays(i);
                macro.add(column, day, Instant.ofEpochMilli(OPEN + (i - 20) * (7L * MINUTE)), 50 + i % 5);
            }
        }
        return macro;
    }

    @Test
    void B1_macroValuesComeFromOneSideOnly() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed withSeries = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .macro(series(contract))
                .build();
        assertThat(refusal(FeatureParityException.class, () -> withSeries.accept(bar(OPEN, 4000), NO_MACRO))
                        .code())
                .isEqualTo(ErrorCode.MACRO_GIVEN_TWICE);
        BarColumns columns = Markets.of(contract, 1, 3);
        assertThat(refusal(FeatureParityException.class, () -> withSeries.replay(columns))
                        .code())
                .isEqualTo(ErrorCode.MACRO_GIVEN_TWICE);
        MarketFeed without = feed(contract, "training");
        assertThat(refusal(FeatureParityException.class, () -> without.accept(bar(OPEN, 4000)))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        assertThat(refusal(FeatureParityException.class, () -> without.peek(bar(OPEN, 4000)))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        assertThat(refusal(FeatureParityException.class, () -> without.accept(OPEN, 1, 1, 1, 1, 1, new double[] {1, 2}))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        MacroSeries ofAnother = MacroSeries.of(contract.macroSources().subList(0, 5), Feeds.calendar(contract));
        FeedBuilder builder = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()));
        assertThat(refusal(FeatureParityException.class, () -> builder.macro(ofAnother)))
                .isNotNull();
    }

    // ---- forming bars

    @Test
    void C13_aPeekIsTheBarThatItWouldBeAndChangesNothing() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed feed = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("live")
                .macro(published(contract))
                .build();
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
        MarketFeed feed = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
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

    // ---- snapshots

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
        MarketFeed feed = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("test")
                .macro(published(contract))
                .build();
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
        MarketFeed withSeries = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("live")
                .macro(published(contract))
                .build();
        withSeries.accept(bar(OPEN, 4000));
        assertThat(refusal(SnapshotException.class, () -> live.restore(withSeries.snapshot()))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        assertThat(live.snapshot()).isEqualTo(before);

        MarketFeed empty = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
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

    // ---- the feed itself

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
    void aHundredThousandBarsAllocateNothing() {
        FeatureContract contract = contract(Map.of("conflicting_duplicate", "replace"));
        MarketFeed feed = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("test")
                .macro(published(contract))
                .build();
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

    // ---- what every way of calling has in common

    @Test
    void B1_columnsOfAnotherContractAreRefusedAndThoseOfThisOneAreSeen() {
        FeatureContract contract = TestContracts.usdcop();
        FeatureContract swapped = TestContracts.withMacroSwapped();
        MarketFeed feed = feed(contract, "training");
        MacroValues ofOther = MacroValues.absent(List.of("gold"));
        for (Executable call : List.<Executable>of(
                () -> feed.accept(bar(OPEN, 4000), ofOther), () -> feed.peek(bar(OPEN, 4000), ofOther))) {
            assertThat(refusal(FeatureParityException.class, call::execute).code())
                    .isEqualTo(ErrorCode.UNKNOWN_MACRO_COLUMN);
        }
        BarColumns foreign = Markets.of(swapped, 5, 3);
        assertThat(refusal(FeatureParityException.class, () -> feed.replay(foreign))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        assertThat(feed.features().barsSeen()).isZero();

        BarColumns columns = Markets.of(contract, 5, 300);
        feed.replay(columns);
        MarketFeed one = feed(contract, "training");
        double[] macro = new double[columns.macroColumns().size()];
        for (int row = 0; row < columns.size(); row++) {
            for (int column = 0; column < macro.length; column++) {
                macro[column] = columns.macro(column, row);
            }
            FeedDecision decision = one.accept(
                    columns.time(row),
                    columns.open(row),
                    columns.high(row),
                    columns.low(row),
                    columns.close(row),
                    Double.NaN,
                    macro);
            assertThat(decision.isTaken()).isTrue();
        }
        assertThat(feed.snapshot()).isEqualTo(one.snapshot());
    }

    @Test
    void B1_barsThatComeOneByOneOrFromAnIteratorAreTheSame() {
        FeatureContract contract = TestContracts.usdcop();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            bars.add(bar(OPEN + i * (5L * MINUTE), 4000 + i % 9));
        }
        MarketFeed live = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .macro(published(contract))
                .build();
        MarketFeed history = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
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

        MarketFeed columns = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .macro(published(contract))
                .build();
        double[] close = bars.stream().mapToDouble(Bar::close).toArray();
        long[] times = bars.stream().mapToLong(bar -> bar.time().toEpochMilli()).toArray();
        columns.replay(BarColumns.withoutMacro(contract, times, close, close, close, close));
        assertThat(columns.snapshot()).isEqualTo(live.snapshot());
    }

    @Test
    void B2_aBarWithoutVolumeIsAbsentAtOnce() {
        FeatureContract contract =
                contract(Map.of("bad_prices", "absent", "zero_volume", "absent", "off_grid", "accept"));
        MarketFeed feed = feed(contract, "test");
        MarketFeed absent = feed(contract, "test");
        for (MarketFeed each : List.of(feed, absent)) {
            give(each, OPEN, 4000);
            give(each, OPEN + 5 * MINUTE, 4100);
        }
        Instant time = Instant.ofEpochMilli(OPEN + 10 * MINUTE);
        MacroValues rate = TestContracts.macro(contract, Map.of("treasury_10y", 4.0));
        feed.accept(new Bar(time, 4200, 4300, 4100, 4250, 0), rate);
        absent.accept(Bar.absent(time), rate);
        assertThat(feed.snapshot().engine()).isEqualTo(absent.snapshot().engine());
    }

    @Test
    void B2_aReplacedBarSeesTheMacroValuesOfTheSeries() {
        FeatureContract contract = contract(Map.of("conflicting_duplicate", "replace"));
        MarketFeed feed = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("test")
                .macro(published(contract))
                .build();
        MarketFeed clean = MarketFeed.of(Model.of(contract, TestContracts.trainingStats()))
                .policy("test")
                .macro(published(contract))
                .build();
        for (int i = 0; i < 30; i++) {
            feed.accept(bar(OPEN + i * (5L * MINUTE), 3000 + i));
            assertThat(feed.accept(bar(OPEN + i * (5L * MINUTE), 4000 + i))).isEqualTo(FeedDecision.REPLACED);
            clean.accept(bar(OPEN + i * (5L * MINUTE), 4000 + i));
            assertThat(feed.snapshot().engine()).isEqualTo(clean.snapshot().engine());
        }
    }

    @Test
    void B2_missingBarsAreInsertedAroundTheClockWhereNoSessionIsKept() {
        MarketFeed feed = feed(contract(Map.of("outside_session", "accept")), "test");
        give(feed, LAST, 4000);
        give(feed, LAST + 15 * MINUTE, 4000);
        assertThat(heard).containsExactly("ACCEPTED 295", "INSERTED 300", "INSERTED 305", "ACCEPTED 310");
    }

    @Test
    void B2_aLateBarIsRefusedWithTheTimeOfTheLast() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        give(feed, OPEN + 5 * MINUTE, 4000);
        assertThat(refusal(FeatureParityException.class, () -> give(feed, OPEN, 4000)))
                .hasMessageContaining("2024-03-04T13:05:00Z");
    }

    @Test
    void theFirstBarsOfTimeAreBarsToo() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        assertThat(give(feed, 0, 4000)).isEqualTo(FeedDecision.ACCEPTED); // 0 is what nothing is, too
        MarketFeed before = feed(TestContracts.usdcop(), "training");
        assertThat(give(before, -1, 4000)).isEqualTo(FeedDecision.ACCEPTED);
    }
}
