// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.Runs.assertSameDecisions;
import static io.featureparity.tests.feed.Runs.assertSameRows;
import static io.featureparity.tests.market.Market.CONTRACT;
import static io.featureparity.tests.market.Market.STATS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedCounts;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.tests.market.Models;
import io.featureparity.testsupport.series.Bits;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A feed with its imperfections ends where the rows that are left of it end, computed as a batch. */
class FeedReplayTest {

    private static final long[] YEAR = TradingYear.bars();
    private static final int YEARS = 100;
    private static final int TRIES = 250;
    private static final int LONGEST = 300;
    private static final int ONE_IN_A_FEW = 6;

    /** Volume decides over the others, and a peek has none. */
    private static final Set<FeedDecision> SEEN_BY_A_PEEK =
            Set.of(FeedDecision.ACCEPTED, FeedDecision.ACCEPTED_ABSENT, FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT);

    /** A feed as it was made, and what it led to. */
    private record Replay(FeatureContract contract, MessyFeed messy, Witness witness, MarketFeed feed) {

        /** Live, one bar at a time, with macro values from a series or with the bars. */
        static Replay of(FeatureContract contract, MessyFeed messy, List<Publication> published, boolean ownMacro) {
            Witness witness = new Witness();
            FeedBuilder builder = MarketFeed.of(Models.of(contract, STATS)).listener(witness);
            MarketFeed feed = ownMacro
                    ? builder.build()
                    : builder.macro(Publication.series(contract, published)).build();
            for (Arrival arrival : messy.arrivals()) {
                give(feed, arrival, ownMacro);
            }
            return new Replay(contract, messy, witness, feed);
        }

        void endsInTheStateOfTheBatchOf(BarColumns clean) {
            assertSameDecisions(witness.heard(), messy.decided());
            FeatureEngine engine = batchEngine(contract);
            long[][] expected = new long[clean.size()][];
            new FeatureBatch(engine).forEachRow(clean, (row, at) -> expected[row] = Bits.of(at.raw()));
            assertSameRows(witness.rows(), expected);
            assertThat(feed.snapshot().engine().toBytes())
                    .isEqualTo(engine.snapshot().toBytes());
            assertThat(feed.counts().counts()).isEqualTo(counts(messy.decided()));
        }
    }

    private static FeatureEngine batchEngine(FeatureContract contract) {
        return FeatureEngine.of(
                Models.of(contract, STATS),
                contract.policy().badPrices() == BadPrices.ABSENT ? BadPrices.ABSENT : BadPrices.REFUSE);
    }

    private static Map<FeedDecision, Long> counts(List<Decided> decided) {
        Map<FeedDecision, Long> counts = new EnumMap<>(FeedDecision.class);
        for (FeedDecision decision : FeedDecision.values()) {
            counts.put(
                    decision,
                    decided.stream().filter(one -> one.decision() == decision).count());
        }
        return counts;
    }

    private static void give(MarketFeed feed, Arrival arrival, boolean ownMacro) {
        boolean refused = false;
        try {
            assertThat(accept(feed, arrival, ownMacro)).isEqualTo(arrival.decision());
        } catch (InputException refusal) {
            refused = true;
        }
        assertThat(refused).isEqualTo(arrival.decision().isRefusal());
    }

    private static FeedDecision accept(MarketFeed feed, Arrival arrival, boolean ownMacro) {
        List<Double> p = arrival.prices();
        return ownMacro
                ? feed.accept(
                        arrival.time(), p.get(0), p.get(1), p.get(2), p.get(3), arrival.volume(), arrival.macroArray())
                : feed.accept(arrival.time(), p.get(0), p.get(1), p.get(2), p.get(3), arrival.volume());
    }

    // ---- a year

    /** Some fifteen thousand bars, by the policy of training, by the live one, or by any other. */
    @Property(tries = YEARS)
    void B2_C13_aLiveReplayOfAYearEndsInTheStateOfTheCleanBatchOfWhatWasAccepted(
            @ForAll long seed, @ForAll boolean ownMacro) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.under(FeedContracts.anyPolicy(random));
        List<Publication> published = Publication.around(random, YEAR, 1_500);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), YEAR, 50, ownMacro);
        assertThat(messy.arrivals().size()).isGreaterThan(10_000);
        Replay.of(contract, messy, published, ownMacro)
                .endsInTheStateOfTheBatchOf(clean(contract, messy, published, ownMacro));
    }

    private static BarColumns clean(
            FeatureContract contract, MessyFeed messy, List<Publication> published, boolean ownMacro) {
        return ownMacro
                ? messy.taken(contract)
                : messy.taken(contract, Publication.seen(contract, published, messy.takenTimes()));
    }

    // ---- some hours, with more imperfections than bars

    private static long[] someBars(SplittableRandom random, int length) {
        int from = random.nextInt(YEAR.length - length);
        long[] bars = new long[length];
        System.arraycopy(YEAR, from, bars, 0, length);
        return bars;
    }

    @Property(tries = TRIES)
    void B2_anyPolicyDecidesAndComputesAsItSays(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length, @ForAll boolean ownMacro) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.any(random);
        long[] bars = someBars(random, length);
        List<Publication> published = Publication.around(random, bars, length / 2);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, ONE_IN_A_FEW, ownMacro);
        Replay.of(contract, messy, published, ownMacro)
                .endsInTheStateOfTheBatchOf(clean(contract, messy, published, ownMacro));
    }

    /** The laws here are about all there is to decide. */
    @Test
    void B2_everyDecisionThereIsHasToBeTakenSometimes() {
        Set<FeedDecision> decisions = EnumSet.noneOf(FeedDecision.class);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100; i++) {
            BarPolicy policy = FeedContracts.anyPolicy(random);
            MessyFeed messy = MessyFeed.of(random.nextLong(), policy, someBars(random, LONGEST), ONE_IN_A_FEW, true);
            messy.decided().forEach(one -> decisions.add(one.decision()));
        }
        // No policy asks about high and low: only a feed that is built so refuses such bars.
        assertThat(decisions)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(FeedDecision.OUTSIDE_HIGH_LOW_REFUSED)));
    }

    /** The state is the engine's, the last bar, what it takes to take it back, and which macro values are seen. */
    @Property(tries = TRIES)
    void B2_aRefusedBarChangesNothingAndIsCounted(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST / 3) int length, @ForAll boolean ownMacro) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.any(random);
        long[] bars = someBars(random, length);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, ONE_IN_A_FEW, ownMacro);
        FeedBuilder builder = MarketFeed.of(Models.of(contract, STATS));
        MarketFeed feed = ownMacro
                ? builder.build()
                : builder.macro(Publication.series(contract, Publication.around(random, bars, length)))
                        .build();
        for (Arrival arrival : messy.arrivals()) {
            FeedSnapshot before = feed.snapshot();
            Map<FeedDecision, Long> counts = new EnumMap<>(feed.counts().counts());
            give(feed, arrival, ownMacro);
            if (!arrival.decision().isTaken()) {
                assertThat(feed.snapshot()).isEqualTo(before);
                counts.merge(arrival.decision(), 1L, Long::sum);
                assertThat(feed.counts().counts()).isEqualTo(counts);
            }
        }
    }

    /** What the policy inserts is what anybody would insert who knew which bars are missing. */
    @Property(tries = TRIES)
    void B2_insertingThePolicysAbsentBarsByHandGivesTheSameBits(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = LONGEST) int length, @ForAll boolean ownMacro) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.under(CONTRACT.policy("live"));
        long[] bars = someBars(random, length);
        List<Publication> published = Publication.around(random, bars, length / 2);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, ONE_IN_A_FEW, ownMacro);
        Replay byPolicy = Replay.of(contract, messy, published, ownMacro);

        Witness witness = new Witness();
        FeedBuilder builder = MarketFeed.of(Models.of(contract, STATS)).listener(witness);
        MarketFeed byHand = ownMacro
                ? builder.build()
                : builder.macro(Publication.series(contract, published)).build();
        for (Arrival row : messy.left()) {
            FeedDecision decision = accept(byHand, row, ownMacro);
            assertThat(decision).isNotEqualTo(FeedDecision.INSERTED);
            assertThat(decision.isTaken()).isTrue();
        }
        assertSameRows(witness.rows(), byPolicy.witness().rows());
        assertThat(byHand.snapshot()).isEqualTo(byPolicy.feed().snapshot());
        assertThat(byHand.counts().count(FeedDecision.INSERTED)).isZero();
        assertThat(witness.heard()).hasSameSizeAs(messy.left());
    }

    // ---- a history

    private static MarketFeed feed(FeatureContract contract, List<Publication> published, Witness witness) {
        return MarketFeed.of(Models.of(contract, STATS))
                .macro(Publication.series(contract, published))
                .listener(witness)
                .build();
    }

    /** A history stops at each bar that is refused and goes on behind it. */
    @Property(tries = TRIES)
    void C13_aHistoryInBarsOrColumnsIsTheLiveFeedToTheBit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.any(random);
        long[] bars = someBars(random, length);
        List<Publication> published = Publication.around(random, bars, length / 2);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, ONE_IN_A_FEW, false);
        Replay live = Replay.of(contract, messy, published, false);

        Witness ofBars = new Witness();
        MarketFeed fromBars = feed(contract, published, ofBars);
        Iterator<Bar> iterator = messy.arrivals().stream().map(Arrival::bar).iterator();
        replayOver(messy.refusals(), () -> fromBars.replay(iterator));
        assertThat(iterator.hasNext()).isFalse();

        Witness ofColumns = new Witness();
        MarketFeed fromColumns = feed(contract, published, ofColumns);
        BarColumns columns = messy.columns(contract);
        replayOver(messy.refusals(), () -> fromColumns.replay(columns.rows(ofColumns.given(), columns.size())));

        for (Witness witness : List.of(ofBars, ofColumns)) {
            assertSameDecisions(witness.heard(), live.witness().heard());
            assertSameRows(witness.rows(), live.witness().rows());
        }
        for (MarketFeed history : List.of(fromBars, fromColumns)) {
            assertThat(history.snapshot()).isEqualTo(live.feed().snapshot());
            assertThat(history.counts()).isEqualTo(live.feed().counts());
        }
    }

    @Property(tries = TRIES)
    void C13_aHistoryInColumnsWithMacroValuesIsTheLiveFeedToTheBit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.any(random);
        MessyFeed messy =
                MessyFeed.of(random.nextLong(), contract.policy(), someBars(random, length), ONE_IN_A_FEW, true);
        Replay live = Replay.of(contract, messy, List.of(), true);

        Witness witness = new Witness();
        MarketFeed history =
                MarketFeed.of(Models.of(contract, STATS)).listener(witness).build();
        BarColumns columns = messy.columns(contract);
        replayOver(messy.refusals(), () -> history.replay(columns.rows(witness.given(), columns.size())));
        assertSameDecisions(witness.heard(), live.witness().heard());
        assertSameRows(witness.rows(), live.witness().rows());
        assertThat(history.snapshot()).isEqualTo(live.feed().snapshot());
        assertThat(history.counts()).isEqualTo(live.feed().counts());
    }

    /** Goes on with a history behind each bar that is refused, which happens so often, and then gets to the end. */
    private static void replayOver(long refusals, Runnable replay) {
        for (long i = 0; i < refusals; i++) {
            assertThatExceptionOfType(InputException.class).isThrownBy(replay::run);
        }
        replay.run();
    }

    // ---- stopping and going on

    /** A feed is stopped, moved, copied and asked about forming bars, and its macro values come as they are published. */
    @Property(tries = TRIES)
    void C13_aFeedThatIsRestoredAnywhereIsOneThatNeverStopped(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST / 2) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.any(random);
        long[] bars = someBars(random, length);
        List<Publication> published = Publication.around(random, bars, length);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, ONE_IN_A_FEW, false);
        Replay unbroken = Replay.of(contract, messy, published, false);

        Moved moved = new Moved(contract, published);
        for (Arrival arrival : messy.arrivals()) {
            moved.look(arrival);
            moved.publishUntil(arrival.time());
            switch (random.nextInt(6)) {
                case 0 -> moved.restart();
                case 1 -> moved.restoreInPlace();
                default -> {}
            }
            if (random.nextInt(6) == 0) {
                moved.giveToACopyFirst(arrival);
            } else {
                moved.lookAndGive(arrival);
            }
        }
        assertSameDecisions(moved.witness.heard(), messy.decided());
        assertSameRows(moved.witness.rows(), unbroken.witness().rows());
        assertThat(moved.feed.snapshot()).isEqualTo(unbroken.feed().snapshot());
        moved.count();
        assertThat(moved.counted).isEqualTo(counts(messy.decided()));
    }

    /** A feed that is not left alone. */
    private static final class Moved {
        private final FeatureContract contract;
        private final List<Publication> all;
        private final Witness witness = new Witness();
        private final Map<FeedDecision, Long> counted = new EnumMap<>(FeedDecision.class);
        private int published;
        private MacroSeries series;
        private MarketFeed feed;

        private Moved(FeatureContract contract, List<Publication> all) {
            this.contract = contract;
            this.all = all;
            this.series = Publication.series(contract, List.of());
            this.feed = feed();
        }

        private MarketFeed feed() {
            return MarketFeed.of(Models.of(contract, STATS))
                    .macro(series)
                    .listener(witness)
                    .build();
        }

        private void publishUntil(long time) {
            while (published < all.size() && all.get(published).available() <= time) {
                all.get(published++).addTo(series);
            }
        }

        /** Another process, with what was published so far, and with what has not been yet. */
        private void restart() {
            byte[] saved = feed.snapshot().toBytes();
            count();
            series = Publication.series(contract, all.subList(0, published));
            feed = feed();
            feed.restore(FeedSnapshot.parse(saved));
            assertThat(feed.snapshot().toBytes()).isEqualTo(saved);
        }

        private void restoreInPlace() {
            count();
            feed.restore(feed.snapshot());
        }

        private void count() {
            feed.counts().counts().forEach((decision, times) -> counted.merge(decision, times, Long::sum));
        }

        private void giveToACopyFirst(Arrival arrival) {
            FeedSnapshot before = feed.snapshot();
            MarketFeed copy = feed.copy();
            give(copy, arrival, false);
            assertThat(feed.snapshot()).isEqualTo(before);
            FeedSnapshot after = copy.snapshot();
            FeedCounts countsAfter = copy.counts();
            copy.restore(before);
            give(copy, arrival, false);
            assertThat(copy.snapshot()).isEqualTo(after);
            lookAndGive(arrival);
            assertThat(feed.snapshot()).isEqualTo(after);
            assertThat(feed.counts()).isEqualTo(countsAfter);
        }

        private void lookAndGive(Arrival arrival) {
            long[] ahead = look(arrival);
            give(feed, arrival, false);
            if (SEEN_BY_A_PEEK.contains(arrival.decision())) {
                assertThat(Bits.of(feed.features().raw())).isEqualTo(ahead);
            }
        }

        /** What the bar would give if it came now, or nothing if it would not be taken in. */
        private long[] look(Arrival forming) {
            FeedSnapshot before = feed.snapshot();
            FeedCounts counts = feed.counts();
            long[] bits = {};
            try {
                bits = Bits.of(feed.peek(forming.bar()));
            } catch (InputException refusal) {
                assertThat(SEEN_BY_A_PEEK).doesNotContain(forming.decision());
            }
            assertThat(feed.snapshot()).isEqualTo(before);
            assertThat(feed.counts()).isEqualTo(counts);
            return bits;
        }
    }
}
