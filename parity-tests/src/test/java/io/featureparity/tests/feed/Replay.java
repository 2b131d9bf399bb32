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
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.testsupport.series.Bits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A scene that was played, and what it led to. */
record Replay(Scene scene, Witness witness, MarketFeed feed) {

    /** Live, one bar at a time. */
    static Replay of(Scene scene) {
        Witness witness = new Witness();
        MarketFeed feed = scene.feed().listener(witness).build();
        for (Arrival arrival : scene.messy().arrivals()) {
            give(feed, arrival, scene.ownMacro());
        }
        return new Replay(scene, witness, feed);
    }

    void endsInTheStateOfTheBatchOf(BarColumns clean) {
        assertSameDecisions(witness.heard(), scene.messy().decided());
        FeatureEngine engine = batchEngine();
        long[][] expected = new long[clean.size()][];
        new FeatureBatch(engine).forEachRow(clean, (row, at) -> expected[row] = Bits.of(at.raw()));
        assertSameRows(witness.rows(), expected);
        assertThat(feed.snapshot().engine().toBytes())
                .isEqualTo(engine.snapshot().toBytes());
        assertThat(feed.counts().counts()).isEqualTo(counts(scene.messy().decided()));
    }

    /** Another feed of the same bars heard and computed the same, and is in the same state. */
    void isTheSameAs(Witness heardOther, MarketFeed other) {
        assertSameDecisions(heardOther.heard(), witness.heard());
        assertSameRows(heardOther.rows(), witness.rows());
        assertThat(other.snapshot()).isEqualTo(feed.snapshot());
        assertThat(other.counts()).isEqualTo(feed.counts());
    }

    private FeatureEngine batchEngine() {
        BadPrices bad = scene.contract().policy().badPrices();
        return FeatureEngine.of(scene.model(), bad == BadPrices.ABSENT ? BadPrices.ABSENT : BadPrices.REFUSE);
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
