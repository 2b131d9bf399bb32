// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Normalizer;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.tests.market.Models;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes wrong around the formulas: state, time, order, alignment, normalisation. */
final class Plumbing {

    private static final long HOUR = 3_600_000;

    private Plumbing() {}

    static List<Sabotage> all() {
        return List.of(
                new Sabotage("state lost on restore", new Engine() {
                    @Override
                    FeatureEngine before(FeatureEngine engine, BarColumns bars, int row) {
                        return row == 100 ? fresh(engine) : engine;
                    }
                }),
                new Sabotage("a snapshot one bar old", new Engine() {
                    private EngineSnapshot old = null;

                    @Override
                    FeatureEngine before(FeatureEngine engine, BarColumns bars, int row) {
                        if (row == 99) {
                            old = engine.snapshot();
                        } else if (row == 100) {
                            engine.restore(old);
                        }
                        return engine;
                    }
                }),
                new Sabotage("only the last 100 bars given", new Engine() {
                    @Override
                    FeatureEngine before(FeatureEngine engine, BarColumns bars, int row) {
                        FeatureEngine fresh = fresh(engine);
                        for (int earlier = Math.max(0, row - 99); earlier < row; earlier++) {
                            feed(fresh, bars, earlier);
                        }
                        return row < 100 || row > 400 ? engine : fresh;
                    }
                }),
                new Sabotage("a new engine for each day", new Engine() {
                    @Override
                    FeatureEngine before(FeatureEngine engine, BarColumns bars, int row) {
                        return row > 0 && bars.time(row) - bars.time(row - 1) > 6 * HOUR ? fresh(engine) : engine;
                    }
                }),
                new Sabotage("a forming bar taken for a bar", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        double open = bars.open(row);
                        engine.update(bars.time(row) - 1, open, open, open, open, macro(engine, bars, row));
                        feed(engine, bars, row, row);
                    }
                }),
                new Sabotage("a bar without prices skipped", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        if (engine.barsSeen() == 0 || !Double.isNaN(bars.close(row))) {
                            feed(engine, bars, row, row);
                        }
                    }
                }),
                new Sabotage("macro values of the next bar", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        feed(engine, bars, row, Math.min(row + 1, bars.size() - 1));
                    }
                }),
                new Sabotage("macro values one bar late", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        feed(engine, bars, row, Math.max(row - 1, 0));
                    }
                }),
                new Sabotage("absent macro values filled with the last", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        fed(engine, bars, row, -1);
                    }
                }),
                new Sabotage("absent macro values filled backwards", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        fed(engine, bars, row, 1);
                    }
                }),
                new Sabotage("an absent close filled with the last", new Engine() {
                    private double last = Double.NaN;

                    @Override
                    void begin(FeatureContract contract) {
                        last = Double.NaN;
                    }

                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        last = Double.isNaN(bars.close(row)) ? last : bars.close(row);
                        engine.update(
                                bars.time(row),
                                bars.open(row),
                                bars.high(row),
                                bars.low(row),
                                last,
                                macro(engine, bars, row));
                    }
                }),
                new Sabotage("local time labelled UTC", new Engine() {
                    @Override
                    void observe(FeatureEngine engine, double position, long time, float[] out) {
                        engine.observe(position, time - 5 * HOUR, out);
                    }
                }),
                new Sabotage("the bar's end for its time", new Engine() {
                    @Override
                    void observe(FeatureEngine engine, double position, long time, float[] out) {
                        engine.observe(position, time + HOUR / 12, out);
                    }
                }),
                new Sabotage("progress through an episode for the time", new Engine() {
                    @Override
                    void observe(FeatureEngine engine, double position, long time, float[] out) {
                        engine.observeWithClock(position, engine.barsSeen() % 60 / 59.0, out);
                    }
                }),
                new Sabotage("the position scaled to 0 to 1", new Engine() {
                    @Override
                    void observe(FeatureEngine engine, double position, long time, float[] out) {
                        engine.observe((position + 1) / 2, time, out);
                    }
                }),
                new Sabotage("position and time swapped", new Engine() {
                    @Override
                    void observe(FeatureEngine engine, double position, long time, float[] out) {
                        engine.observe(position, time, out);
                        float last = out[out.length - 1];
                        out[out.length - 1] = out[out.length - 2];
                        out[out.length - 2] = last;
                    }
                }),
                new Sabotage("two swapped columns", new Engine() {
                    @Override
                    void swap(double[] raw, float[] normalized) {
                        double first = raw[0];
                        raw[0] = raw[1];
                        raw[1] = first;
                        float second = normalized[0];
                        normalized[0] = normalized[1];
                        normalized[1] = second;
                    }
                }),
                new Sabotage("raw values cast to float too early", new Engine() {
                    @Override
                    void alter(FeatureContract contract, BarColumns bars, int row, double[] raw) {
                        for (int i = 0; i < raw.length; i++) {
                            raw[i] = (float) raw[i];
                        }
                    }
                }),
                new Sabotage("an infinite change taken for none", new Engine() {
                    @Override
                    void alter(FeatureContract contract, BarColumns bars, int row, double[] raw) {
                        for (int i = 0; i < raw.length; i++) {
                            raw[i] = Double.isInfinite(raw[i]) ? 0 : raw[i];
                        }
                    }
                }),
                new Sabotage("a hash not checked: a mean off by its last bit", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped((raw - Math.nextUp(is.mean())) / is.std(), clip);
                    }
                }),
                new Sabotage("a hash not checked: statistics of another pipeline", new Engine() {
                    @Override
                    NormStats stats(GoldenCase golden) {
                        Map<String, FeatureStatistics> others = new LinkedHashMap<>();
                        for (String feature : golden.stats().names()) {
                            FeatureStatistics is = golden.stats().statistics(feature);
                            others.put(feature, new FeatureStatistics(is.mean(), is.std() * 1.000001));
                        }
                        return NormStats.of("another pipeline's", others);
                    }
                }),
                new Sabotage("a reciprocal in place of the division", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped((raw - is.mean()) * (1 / is.std()), clip);
                    }
                }),
                new Sabotage("raw / std - mean / std", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped(raw / is.std() - is.mean() / is.std(), clip);
                    }
                }),
                new Sabotage("a normaliser with a fused multiply-add", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped(Math.fma(raw, 1 / is.std(), -is.mean() / is.std()), clip);
                    }
                }),
                new Sabotage("the difference cast to float before the division", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped((float) (raw - is.mean()) / is.std(), clip);
                    }
                }),
                new Sabotage("normalised in float", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped((float) (raw - is.mean()) / (float) is.std(), clip);
                    }
                }),
                new Sabotage("an epsilon in the deviation", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped((raw - is.mean()) / (is.std() + 1e-8), clip);
                    }
                }),
                new Sabotage("min and max that let NaN through", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return (float) Math.max(-clip, Math.min(clip, (raw - is.mean()) / is.std()));
                    }
                }),
                new Sabotage("an absent value taken for the bound", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        double z = (raw - is.mean()) / is.std();
                        return (float) (z > -clip ? Math.min(z, clip) : -clip);
                    }
                }),
                new Sabotage("no clip", new Engine() {
                    @Override
                    float normalize(Normalizer honest, int feature, FeatureStatistics is, double clip, double raw) {
                        return clipped((raw - is.mean()) / is.std(), Float.MAX_VALUE);
                    }
                }),
                new Sabotage("a last row left out", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        if (row < bars.size() - 1 || row == 0) {
                            feed(engine, bars, row, row);
                        }
                    }
                }));
    }

    private static FeatureEngine fresh(FeatureEngine engine) {
        return FeatureEngine.of(Models.of(engine.contract(), engine.stats()));
    }

    private static float clipped(double z, double clip) {
        return Double.isNaN(z) ? 0 : (float) (z > clip ? clip : z < -clip ? -clip : z);
    }

    /** Feeds a bar whose absent macro values come from the nearest row in some direction that has them. */
    private static void fed(FeatureEngine engine, BarColumns bars, int row, int direction) {
        double[] macro = Engine.macro(engine, bars, row);
        for (int column = 0; column < macro.length; column++) {
            for (int from = row; Double.isNaN(macro[column]) && from >= 0 && from < bars.size(); from += direction) {
                macro[column] = bars.macro(column, from);
            }
        }
        engine.update(bars.time(row), bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
    }
}
