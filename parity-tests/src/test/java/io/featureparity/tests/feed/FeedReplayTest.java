// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.Replay.accept;
import static io.featureparity.tests.feed.Replay.counts;
import static io.featureparity.tests.feed.Replay.give;
import static io.featureparity.tests.feed.Runs.assertSameRows;
import static io.featureparity.tests.feed.TradingYear.someBars;
import static io.featureparity.tests.market.Market.CONTRACT;
import static io.featureparity.tests.market.Market.STATS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.tests.market.Models;
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

    /** Some fifteen thousand bars, by the policy of training, by the live one, or by any other. */
    @Property(tries = YEARS)
    void B2_C13_aLiveReplayOfAYearEndsInTheStateOfTheCleanBatchOfWhatWasAccepted(
            @ForAll long seed, @ForAll boolean ownMacro) {
        SplittableRandom random = new SplittableRandom(seed);
        Model model = Model.of(FeedContracts.under(FeedContracts.anyPolicy(random)), STATS);
        List<Publication> published = Publication.around(random, YEAR, 1_500);
        MessyFeed messy = MessyFeed.of(random.nextLong(), model.contract().policy(), YEAR, 50, ownMacro);
        assertThat(messy.arrivals().size()).isGreaterThan(10_000);
        Scene scene = new Scene(model, messy, published, ownMacro);
        Replay.of(scene).endsInTheStateOfTheBatchOf(scene.clean());
    }

    @Property(tries = TRIES)
    void B2_anyPolicyDecidesAndComputesAsItSays(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length, @ForAll boolean ownMacro) {
        Scene scene = anyScene(seed, length, ownMacro);
        Replay.of(scene).endsInTheStateOfTheBatchOf(scene.clean());
    }

    private static Scene anyScene(long seed, int length, boolean ownMacro) {
        SplittableRandom random = new SplittableRandom(seed);
        return Scene.of(Model.of(FeedContracts.any(random), STATS), random, length, ownMacro);
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
        Scene scene = anyScene(seed, length, ownMacro);
        MarketFeed feed = scene.feed().build();
        for (Arrival arrival : scene.messy().arrivals()) {
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
        Model model = Models.of(FeedContracts.under(CONTRACT.policy("live")), STATS);
        Scene scene = Scene.of(model, random, length, ownMacro);
        Replay byPolicy = Replay.of(scene);

        Witness witness = new Witness();
        MarketFeed byHand = scene.feed().listener(witness).build();
        for (Arrival row : scene.messy().left()) {
            FeedDecision decision = accept(byHand, row, ownMacro);
            assertThat(decision).isNotEqualTo(FeedDecision.INSERTED);
            assertThat(decision.isTaken()).isTrue();
        }
        assertSameRows(witness.rows(), byPolicy.witness().rows());
        assertThat(byHand.snapshot()).isEqualTo(byPolicy.feed().snapshot());
        assertThat(byHand.counts().count(FeedDecision.INSERTED)).isZero();
        assertThat(witness.heard()).hasSameSizeAs(scene.messy().left());
    }

    /** A history stops at each bar that is refused and goes on behind it. */
    @Property(tries = TRIES)
    void C13_aHistoryInBarsOrColumnsIsTheLiveFeedToTheBit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Scene scene = anyScene(seed, length, false);
        MessyFeed messy = scene.messy();
        Replay live = Replay.of(scene);

        Witness ofBars = new Witness();
        MarketFeed fromBars = scene.feed().listener(ofBars).build();
        Iterator<Bar> iterator = messy.arrivals().stream().map(Arrival::bar).iterator();
        replayOver(messy.refusals(), () -> fromBars.replay(iterator));
        assertThat(iterator.hasNext()).isFalse();

        Witness ofColumns = new Witness();
        MarketFeed fromColumns = scene.feed().listener(ofColumns).build();
        BarColumns columns = messy.columns(scene.contract());
        replayOver(messy.refusals(), () -> fromColumns.replay(columns.rows(ofColumns.given(), columns.size())));

        live.isTheSameAs(ofBars, fromBars);
        live.isTheSameAs(ofColumns, fromColumns);
    }

    @Property(tries = TRIES)
    void C13_aHistoryInColumnsWithMacroValuesIsTheLiveFeedToTheBit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Scene scene = anyScene(seed, length, true);
        MessyFeed messy = scene.messy();
        Replay live = Replay.of(scene);

        Witness witness = new Witness();
        MarketFeed history = scene.feed().listener(witness).build();
        BarColumns columns = messy.columns(scene.contract());
        replayOver(messy.refusals(), () -> history.replay(columns.rows(witness.given(), columns.size())));
        live.isTheSameAs(witness, history);
    }

    /** Goes on with a history behind each bar that is refused, which happens so often, and then gets to the end. */
    private static void replayOver(long refusals, Runnable replay) {
        for (long i = 0; i < refusals; i++) {
            assertThatExceptionOfType(InputException.class).isThrownBy(replay::run);
        }
        replay.run();
    }
}
