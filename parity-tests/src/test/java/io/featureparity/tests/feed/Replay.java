// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.Runs.assertSameDecisions;
import static io.featureparity.tests.feed.Runs.assertSameRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.series.Bits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A feed as it was made, and what it led to. */
record Replay(Model model, MessyFeed messy, Witness witness, MarketFeed feed) {

    /** Live, one bar at a time, with macro values from a series or with the bars. */
    static Replay of(Model model, MessyFeed messy, List<Publication> published, boolean ownMacro) {
        Witness witness = new Witness();
        FeedBuilder builder = MarketFeed.of(model).listener(witness);
        MarketFeed feed = ownMacro
                ? builder.build()
                : builder.macro(Publication.series(model.contract(), published)).build();
        for (Arrival arrival : messy.arrivals()) {
            give(feed, arrival, ownMacro);
        }
        return new Replay(model, messy, witness, feed);
    }

    void endsInTheStateOfTheBatchOf(BarColumns clean) {
        assertSameDecisions(witness.heard(), messy.decided());
        FeatureEngine engine = batchEngine();
        long[][] expected = new long[clean.size()][];
        new FeatureBatch(engine).forEachRow(clean, (row, at) -> expected[row] = Bits.of(at.raw()));
        assertSameRows(witness.rows(), expected);
        assertThat(feed.snapshot().engine().toBytes())
                .isEqualTo(engine.snapshot().toBytes());
        assertThat(feed.counts().counts()).isEqualTo(counts(messy.decided()));
    }

    private FeatureEngine batchEngine() {
        BadPrices bad = model.contract().policy().badPrices();
        return FeatureEngine.of(model, bad == BadPrices.ABSENT ? BadPrices.ABSENT : BadPrices.REFUSE);
    }

    static Map<FeedDecision, Long> counts(List<Decided> decided) {
        Map<FeedDecision, Long> counts = new EnumMap<>(FeedDecision.class);
        for (FeedDecision decision : FeedDecision.values()) {
            counts.put(
                    decision,
                    decided.stream().filter(one -> one.decision() == decision).count());
        }
        return counts;
    }

    static void give(MarketFeed feed, Arrival arrival, boolean ownMacro) {
        boolean refused = false;
        try {
            assertThat(accept(feed, arrival, ownMacro)).isEqualTo(arrival.decision());
        } catch (InputException refusal) {
            refused = true;
        }
        assertThat(refused).isEqualTo(arrival.decision().isRefusal());
    }

    static FeedDecision accept(MarketFeed feed, Arrival arrival, boolean ownMacro) {
        List<Double> p = arrival.prices();
        return ownMacro
                ? feed.accept(
                        arrival.time(), p.get(0), p.get(1), p.get(2), p.get(3), arrival.volume(), arrival.macroArray())
                : feed.accept(arrival.time(), p.get(0), p.get(1), p.get(2), p.get(3), arrival.volume());
    }
}
