// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.features.FeatureEngine;
import java.util.Arrays;
import java.util.List;

/**
 * What an engine computes of bars at one stage, row after row: one row for each bar, of which only the last is kept, so
 * that a history need not fit in memory. Not thread-safe.
 */
public final class EngineRows {

    private final FeatureEngine engine;
    private final Stage stage;
    private final BarRows bars;
    private final double[] macro;
    private final double[] values;
    private final float[] floats;
    private long index = -1;
    private boolean present;

    /**
     * Puts an engine to work.
     *
     * @param engine the engine; it belongs to these rows from now on
     * @param stage how far the way from bars to the model is gone
     * @param bars the bars
     */
    public EngineRows(FeatureEngine engine, Stage stage, BarRows bars) {
        this.engine = engine;
        this.stage = stage;
        this.bars = bars;
        this.macro = new double[engine.contract().macroColumns().size()];
        this.values = new double[names().size()];
        this.floats = new float[values.length];
    }

    /** {@return the names of the values of a row: the market features, at the last stage those of the state too} */
    public List<String> names() {
        return names(engine.contract(), stage);
    }

    static List<String> names(FeatureContract contract, Stage stage) {
        List<FeatureSpec> features = stage == Stage.OBSERVATION ? contract.features() : contract.marketFeatures();
        return features.stream().map(FeatureSpec::name).toList();
    }

    /**
     * Takes in the next bar.
     *
     * @return whether there was one
     * @throws io.featureparity.contract.error.InputException if the bar is refused, or it has to be observed and the
     *     agent's position is not known
     */
    public boolean next() {
        if (!bars.next()) {
            return false;
        }
        bars.macro(macro);
        engine.update(bars.time(), bars.open(), bars.high(), bars.low(), bars.close(), macro);
        index++;
        present = stage != Stage.OBSERVATION || engine.missingBars() == 0;
        if (!present) {
            Arrays.fill(values, Double.NaN);
        } else if (stage == Stage.RAW) {
            engine.raw(values);
        } else {
            if (stage == Stage.NORMALIZED) {
                engine.normalized(floats);
            } else {
                engine.observe(bars.position(), bars.time(), floats);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = floats[i];
            }
        }
        return true;
    }

    /** {@return the index of the bar, from 0} */
    public long index() {
        return index;
    }

    /** {@return the time of the bar, in milliseconds since 1970-01-01T00:00Z} */
    public long time() {
        return bars.time();
    }

    /** {@return whether there is anything at this bar: a bar of the warm-up has no observation (clause D4)} */
    public boolean isPresent() {
        return present;
    }

    /**
     * Gives one value of the row.
     *
     * @param feature its place among the {@linkplain #names() names}
     * @return the value, NaN where absent; a {@code float} at the stages after the raw one
     */
    public double value(int feature) {
        return values[feature];
    }

    /** {@return the stage} */
    public Stage stage() {
        return stage;
    }

    /** {@return the contract that is computed} */
    public FeatureContract contract() {
        return engine.contract();
    }
}
