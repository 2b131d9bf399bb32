// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.Replay.counts;
import static io.featureparity.tests.feed.Replay.give;
import static io.featureparity.tests.feed.Runs.assertSameDecisions;
import static io.featureparity.tests.feed.Runs.assertSameRows;
import static io.featureparity.tests.feed.TradingYear.someBars;
import static io.featureparity.tests.market.Market.STATS;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedCounts;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.series.Bits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A feed that is stopped, moved, copied and asked about forming bars is one that was left alone. */
class MovedFeedTest {

    private static final int TRIES = 250;
    private static final int LONGEST = 300;
    private static final int ONE_IN_A_FEW = 6;

    /** Volume decides over the others, and a peek has none. */
    private static final Set<FeedDecision> SEEN_BY_A_PEEK =
            Set.of(FeedDecision.ACCEPTED, FeedDecision.ACCEPTED_ABSENT, FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT);

    /** A feed is stopped, moved, copied and asked about forming bars, and its macro values come as they are published. */
    @Property(tries = TRIES)
    void C13_aFeedThatIsRestoredAnywhereIsOneThatNeverStopped(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST / 2) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        Model model = Model.of(FeedContracts.any(random), STATS);
        FeatureContract contract = model.contract();
        long[] bars = someBars(random, length);
        List<Publication> published = Publication.around(random, bars, length);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, ONE_IN_A_FEW, false);
        Replay unbroken = Replay.of(new Scene(model, messy, published, false));

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

        /** The models of two processes that take turns. */
        private final Model[] processes;

        private final Witness witness = new Witness();
        private final Map<FeedDecision, Long> counted = new EnumMap<>(FeedDecision.class);
        private int restarts;
        private int published;
        private MacroSeries series;
        private MarketFeed feed;

        private Moved(FeatureContract contract, List<Publication> all) {
            this.contract = contract;
            this.all = all;
            this.processes = new Model[] {Model.of(contract, STATS), Model.of(contract, STATS)};
            this.series = Publication.series(contract, List.of());
            this.feed = feed();
        }

        private MarketFeed feed() {
            return MarketFeed.of(processes[restarts % processes.length])
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
            restarts++;
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
