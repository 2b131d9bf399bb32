// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Normalizer;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/**
 * The features of a ta4j series, computed by one engine and read by as many indicators as rules need: the bits that the
 * model is served, in place of what ta4j's indicators of the same names compute.
 *
 * <p>Bars are taken in as indicators are asked; each once, in order. What that means for a series that changes:
 *
 * <ul>
 *   <li><strong>The last bar</strong> may still be forming. Its values are those it would have if it ended now, and they
 *       follow it when a price or trade is added or it is replaced. Any bar before it must not change any more.
 *   <li><strong>History begins</strong> at the first bar that the series holds when the features are made; or earlier, if
 *       the engine has seen earlier bars.
 *   <li><strong>A moving series</strong> may remove a bar once it was taken in, so that between two questions at most one
 *       bar fewer may be added than the series keeps. At a removed bar there is no value any more, and not another bar's
 *       in place: asking is an error, and so is going on when a bar was removed before it was taken in. (Recursive
 *       indicators of ta4j ask for removed bars if they are made after the removal.)
 *   <li><strong>A refused bar</strong> is refused each time that it, or a bar after it, is asked for; the bars before it
 *       keep their values.
 * </ul>
 *
 * <p>An absent price is ta4j's NaN or null, and an absent raw value is ta4j's NaN. {@code DoubleNum} carries every value
 * to the bit; {@code DecimalNum} carries every one but -0.0, which becomes 0, and the infinities, which are refused.
 *
 * <p><strong>Not thread-safe</strong>, and neither are its indicators: they share the engine.
 */
public final class EngineFeatures {

    private final BarSeries series;
    private final FeatureContract contract;
    private final Normalizer normalizer;
    private final int unstableBars;
    private final SeriesPass pass;

    private EngineFeatures(BarSeries series, FeatureEngine engine, BarStamp stamp, MacroFeed macro) {
        this.series = series;
        this.contract = engine.contract();
        this.normalizer = engine.model().normalizer();
        // The bar that ends the warm-up is itself stable.
        this.unstableBars = Math.max(0, series.getBeginIndex()) + Math.max(0, engine.missingBars() - 1);
        this.pass = new SeriesPass(series, engine, stamp, macro);
    }

    /**
     * Makes the features of a series. No bar is taken in yet.
     *
     * @param series the series, which may grow
     * @param engine the engine to go on from, new or restored from a snapshot; it is copied, so the caller's stays as it is
     * @param stamp which time of a ta4j bar is the bar's time
     * @param macro what was seen at each bar
     * @return the features
     */
    public static EngineFeatures of(BarSeries series, FeatureEngine engine, BarStamp stamp, MacroFeed macro) {
        return new EngineFeatures(
                series, engine.copy(), Objects.requireNonNull(stamp, "stamp"), Objects.requireNonNull(macro, "macro"));
    }

    /**
     * Makes an indicator of a feature as it is computed (clauses C2 to C12). Its {@code getValue} throws
     * {@link InputException} if a bar is refused, is not in the series, or has a value that the series' numbers cannot
     * hold.
     *
     * @param feature the name of a market feature
     * @return the indicator
     * @throws InputException if the contract has no market feature of this name
     */
    public Indicator<Num> raw(String feature) {
        int column = marketFeature(feature);
        return new FeatureIndicator(feature, series, unstableBars, index -> pass.raw(index, column));
    }

    /**
     * Makes an indicator of a feature as the model sees it (clause D1): a {@code float32}, never absent and never
     * infinite. Its {@code getValue} throws {@link InputException} if a bar is refused or is not in the series.
     *
     * @param feature the name of a market feature
     * @return the indicator
     * @throws InputException if the contract has no market feature of this name
     */
    public Indicator<Num> normalized(String feature) {
        int column = marketFeature(feature);
        return new FeatureIndicator(
                feature + " normalized",
                series,
                unstableBars,
                index -> normalizer.normalize(column, pass.raw(index, column)));
    }

    private int marketFeature(String name) {
        for (FeatureSpec feature : contract.marketFeatures()) {
            if (feature.name().equals(name)) {
                return feature.index();
            }
        }
        String rule = contract.marketFeatures().stream()
                .map(FeatureSpec::name)
                .collect(Collectors.joining(", ", "must be a market feature, one of ", ""));
        throw new InputException(new Fault(ErrorCode.UNKNOWN_FEATURE, contract.toString(), rule, name));
    }

    /** {@return the contract and the series, by name} */
    @Override
    public String toString() {
        return "EngineFeatures[" + contract + " over " + series.getName() + "]";
    }
}
