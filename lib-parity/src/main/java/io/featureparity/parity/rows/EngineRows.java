// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.parity.comparison.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an engine computes from bars at one stage, one for each bar. Only the last row is kept, so a history
 * need not fit in memory. If a bar is refused, the error names the place that the bar's source gives for it. Not
 * thread-safe.
 */
public final class EngineRows implements TimedRows {

    private final FeatureView features;
    private final @Nullable FeatureEngine engine;
    private final @Nullable MarketFeed feed;
    private final Stage stage;
    private final TimedRows bars;
    private final BarLayout layout;
    private final double[] macro;
    private final BarBuffer bar;
    private final double[] values;
    private final float[] floats;
    private long index = -1;
    private boolean taken;
    private boolean present;

    /**
     * Makes rows with an engine, which takes in every bar unchanged.
     *
     * @param engine the engine; it belongs to these rows from now on
     * @param stage the stage up to which the rows are computed
     * @param bars the bars
     * @param layout says which of their columns holds which value
     */
    public EngineRows(FeatureEngine engine, Stage stage, TimedRows bars, BarLayout layout) {
        this(engine, engine, null, stage, bars, layout);
    }

    /**
     * Makes rows with a feed, which decides about each bar by its policy. A bar that it leaves out has a row without
     * values; a bar that it inserts has no row.
     *
     * @param feed the feed; it belongs to these rows from now on
     * @param stage the stage up to which the rows are computed
     * @param bars the bars; their macro values are not read if the feed has them from a series
     * @param layout says which of their columns holds which value
     */
    public EngineRows(MarketFeed feed, Stage stage, TimedRows bars, BarLayout layout) {
        this(feed.features(), null, feed, stage, bars, layout);
    }

    private EngineRows(
            FeatureView features,
            @Nullable FeatureEngine engine,
            @Nullable MarketFeed feed,
            Stage stage,
            TimedRows bars,
            BarLayout layout) {
        this.features = features;
        this.engine = engine;
        this.feed = feed;
        this.stage = stage;
        this.bars = bars;
        this.layout = layout;
        this.macro = new double[features.contract().macroColumns().size()];
        this.bar = BarBuffer.of(features.contract().macroColumns());
        this.values = new double[names().size()];
        this.floats = new float[values.length];
    }

    /** {@return the names of the values of a row: the market features, at the last stage those of the state too} */
    public List<String> names() {
        return names(features.contract(), stage);
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
    @Override
    public boolean next() {
        try {
            if (!bars.next()) {
                return false;
            }
            compute();
        } catch (InputException refused) {
            throw new InputException(refused.faults().stream().map(this::placed).toList(), refused);
        }
        return true;
    }

    private Fault placed(Fault fault) {
        Place at = fault.place();
        if (at.equals(AgentState.POSITION)) {
            return fault.at(at.in(place()));
        }
        return at.bar().isPresent()
                ? fault.at(at.withBarAt(place()))
                : fault; // finding the place may take reading a file
    }

    private void compute() {
        taken = take();
        index++;
        present = taken && (stage != Stage.OBSERVATION || features.missingBars() == 0);
        if (!present) {
            Arrays.fill(values, Double.NaN);
        } else if (stage == Stage.RAW) {
            features.raw(values);
        } else {
            if (stage == Stage.NORMALIZED) {
                features.normalized(floats);
            } else {
                features.observe(layout.position(bars), bars.time(), floats);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = floats[i];
            }
        }
    }

    private boolean take() {
        long time = bars.time();
        double open = bars.value(BarLayout.OPEN);
        double high = bars.value(BarLayout.HIGH);
        double low = bars.value(BarLayout.LOW);
        double close = bars.value(BarLayout.CLOSE);
        double volume = layout.volume(bars);
        if (feed != null && feed.hasMacroSeries()) {
            return feed.accept(time, open, high, low, close, volume).isTaken();
        }
        layout.macro(bars, macro);
        if (feed != null) {
            return feed.accept(time, open, high, low, close, volume, macro).isTaken();
        }
        bar.set(time, open, high, low, close, volume);
        bar.setMacro(macro);
        Objects.requireNonNull(engine).update(bar);
        return true;
    }

    /** {@return the index of the bar, from 0} */
    public long index() {
        return index;
    }

    /** {@return the time of the bar, in milliseconds since 1970-01-01T00:00Z} */
    @Override
    public long time() {
        return bars.time();
    }

    /** {@return the closing price of the bar} */
    public double close() {
        return bars.value(BarLayout.CLOSE);
    }

    /** {@return the place that the source gives for the bar} */
    @Override
    public Place place() {
        return bars.place();
    }

    /** {@return whether the engine has computed the bar; else the feed's policy has left it out} */
    public boolean isTaken() {
        return taken;
    }

    /**
     * Says whether there is anything at this bar.
     *
     * @return false for a bar that was left out, and for one of the warm-up, which has no observation (clause D4)
     */
    public boolean isPresent() {
        return present;
    }

    /**
     * Gives one value of the row.
     *
     * @param feature its place among the {@linkplain #names() names}
     * @return the value, NaN where absent; a {@code float} at the stages after the raw one
     */
    @Override
    public double value(int feature) {
        return values[feature];
    }

    /**
     * Gives the raw values of the row, also at a later stage.
     *
     * @param out where they are put, in contract order
     */
    void raw(double[] out) {
        features.raw(out);
    }

    /** {@return the statistics that normalise the row; null at the raw stage, which needs none} */
    @Nullable
    NormStats stats() {
        return stage == Stage.RAW ? null : features.stats();
    }

    /** {@return what the engine has counted so far} */
    public EngineCounts counts() {
        return features.counts();
    }

    /** {@return the stage} */
    public Stage stage() {
        return stage;
    }

    /** {@return the contract that is computed} */
    public FeatureContract contract() {
        return features.contract();
    }
}
