// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.golden;

import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.tests.market.Models;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The ways of calling an engine. */
final class Sources {

    private Sources() {}

    /** Columns in, columns out, in one piece. */
    static FeatureSource batch() {
        return chunked(Integer.MAX_VALUE);
    }

    /** Columns in, columns out, so many bars at a time. */
    static FeatureSource chunked(int length) {
        return (golden, rows) -> {
            // An engine for each question, since each question drives its engine over the bars.
            FeatureBatch raw = new FeatureBatch(engine(golden));
            FeatureBatch normalized = new FeatureBatch(engine(golden));
            FeatureBatch observed = new FeatureBatch(engine(golden));
            int size = golden.bars().size();
            for (int from = 0; from < size; from += Math.min(length, size)) {
                int to = (int) Math.min(size, (long) from + length);
                BarColumns bars = golden.bars().rows(from, to);
                double[][] rawColumns = raw.raw(bars);
                float[][] normalizedColumns = normalized.normalized(bars);
                float[] observations = observations(golden, observed, bars, from);
                for (int row = 0; row < to - from; row++) {
                    rows.next(
                            row(rawColumns, row),
                            row(normalizedColumns, row),
                            observation(golden, observations, from, row));
                }
            }
        };
    }

    private static float[] observations(GoldenCase golden, FeatureBatch batch, BarColumns bars, int from) {
        float[] out = new float[bars.size() * golden.contract().size()];
        double[] positions = new double[bars.size()];
        for (int row = 0; golden.hasObservations() && row < positions.length; row++) {
            positions[row] = golden.position(from + row);
        }
        batch.observations(bars, positions, out);
        return out;
    }

    private static float @Nullable [] observation(GoldenCase golden, float[] observations, int from, int row) {
        if (!golden.hasObservations() || from + row < golden.contract().warmUpBars()) {
            return null;
        }
        int size = golden.contract().size();
        return Arrays.copyOfRange(observations, row * size, (row + 1) * size);
    }

    private static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }

    private static float[] row(float[][] columns, int row) {
        float[] values = new float[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i][row];
        }
        return values;
    }

    /** Bar by bar, through the friendly forms. */
    static FeatureSource friendly() {
        return barByBar(engine -> engine, false);
    }

    /** Bar by bar, computed by the interpreter. */
    static FeatureSource interpreted() {
        return barByBar(
                engine ->
                        engine.barsSeen() == 0 ? FeatureEngine.of(engine.model().interpreted()) : engine,
                false);
    }

    /** Bar by bar; each forming bar, and one that turned out otherwise, is peeked at first. */
    static FeatureSource peekingBeforeEachBar() {
        return barByBar(engine -> engine, true);
    }

    /** Bar by bar; every so many bars another engine, restored from the bytes of a snapshot, takes over. */
    static FeatureSource restoredEvery(int bars) {
        return barByBar(every(bars, Sources::restored), false);
    }

    /** Bar by bar; every so many bars a copy takes over, and the original is led astray. */
    static FeatureSource copiedEvery(int bars) {
        return barByBar(every(bars, Sources::copied), false);
    }

    private static UnaryOperator<FeatureEngine> every(int bars, UnaryOperator<FeatureEngine> successor) {
        return engine -> engine.barsSeen() % bars == 0 ? successor.apply(engine) : engine;
    }

    private static FeatureEngine restored(FeatureEngine engine) {
        FeatureEngine other = FeatureEngine.of(Models.of(engine.contract(), engine.stats()));
        other.restore(EngineSnapshot.parse(engine.snapshot().toBytes()));
        return other;
    }

    private static FeatureEngine copied(FeatureEngine engine) {
        FeatureEngine copy = engine.copy();
        Instant later =
                engine.barsSeen() == 0 ? Instant.EPOCH : engine.lastTime().plusSeconds(1);
        engine.update(
                new Bar(later, 9, 9, 9, 9, 0),
                MacroValues.absent(engine.contract().macroColumns()));
        return copy;
    }

    private static FeatureSource barByBar(UnaryOperator<FeatureEngine> beforeEachBar, boolean peeking) {
        return (golden, rows) -> {
            FeatureEngine engine = engine(golden);
            for (int row = 0; row < golden.bars().size(); row++) {
                engine = beforeEachBar.apply(engine);
                Bar bar = bar(golden, row);
                MacroValues macro = macro(golden, row);
                double[] peeked = null;
                if (peeking) {
                    engine.peek(new Bar(bar.time(), 7, 8, 6, 7, 0), MacroValues.absent(macro.columns()));
                    peeked = engine.peek(bar, macro);
                }
                engine.update(bar, macro);
                rows.next(
                        peeked == null ? engine.raw() : peeked, engine.normalized(), observation(golden, engine, row));
            }
        };
    }

    private static float @Nullable [] observation(GoldenCase golden, FeatureEngine engine, int row) {
        if (!golden.hasObservations() || engine.missingBars() > 0) {
            return null;
        }
        float[] out = new float[golden.contract().size()];
        engine.observe(golden.position(row), golden.bars().time(row), out);
        return out;
    }

    private static FeatureEngine engine(GoldenCase golden) {
        return FeatureEngine.of(Models.of(golden.contract(), golden.stats()));
    }

    private static Bar bar(GoldenCase golden, int row) {
        BarColumns bars = golden.bars();
        return new Bar(
                Instant.ofEpochMilli(bars.time(row)),
                bars.open(row),
                bars.high(row),
                bars.low(row),
                bars.close(row),
                Double.NaN);
    }

    private static MacroValues macro(GoldenCase golden, int row) {
        Map<String, Double> values = new HashMap<>();
        for (int column = 0; column < golden.contract().macroColumns().size(); column++) {
            values.put(
                    golden.contract().macroColumns().get(column), golden.bars().macro(column, row));
        }
        return golden.contract().macro(values);
    }
}
