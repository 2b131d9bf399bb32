// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.FeatureEngine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.Num;

/**
 * One engine's way through one series. A bar is taken in once it is not the last any more and a value at it or after it is
 * asked for; the last one may still change, so the engine only peeks at it. What was computed is kept as long as the
 * series keeps the bar.
 */
final class SeriesPass {

    private final BarSeries series;
    private final FeatureEngine engine;
    private final BarStamp stamp;
    private final MacroFeed macroFeed;

    /** The raw values of the bars that were taken in, without those that the series has removed since. */
    private final List<double[]> taken = new ArrayList<>();

    /** The index of the bar that the first of these values belong to. */
    private int firstTaken;

    /** What the engine last saw of a forming bar, and made of it, so that asking for all its features is one peek. */
    private @Nullable Sight formingSeen;

    private double[] formingRaw = {};

    private record Sight(int index, Bar bar, MacroValues macro) {}

    SeriesPass(BarSeries series, FeatureEngine engine, BarStamp stamp, MacroFeed macroFeed) {
        this.series = series;
        this.engine = engine;
        this.stamp = stamp;
        this.macroFeed = macroFeed;
        this.firstTaken = Math.max(0, series.getBeginIndex());
    }

    double raw(int index, int feature) {
        forgetWhatTheSeriesRemoved();
        requireInSeries(index);
        while (nextToTake() < series.getEndIndex() && nextToTake() <= index) {
            take(nextToTake());
        }
        if (index < nextToTake()) {
            return taken.get(index - firstTaken)[feature];
        }
        peek(index);
        return formingRaw[feature];
    }

    /** How many bars' values are held, which the series bounds. */
    int barsKept() {
        return taken.size();
    }

    private int nextToTake() {
        return firstTaken + taken.size();
    }

    private void forgetWhatTheSeriesRemoved() {
        int removed = Math.min(series.getBeginIndex() - firstTaken, taken.size());
        if (removed > 0) {
            taken.subList(0, removed).clear();
            firstTaken += removed;
        }
    }

    private void take(int index) {
        requireNotRemoved(index);
        Bar bar = bar(index);
        engine.update(bar, macroFeed.seenAt(index, bar.time()));
        taken.add(engine.raw());
    }

    private void peek(int index) {
        Bar bar = bar(index);
        Sight seen = new Sight(index, bar, macroFeed.seenAt(index, bar.time()));
        if (!seen.equals(formingSeen)) {
            formingRaw = engine.peek(bar, seen.macro());
            formingSeen = seen;
        }
    }

    private Bar bar(int index) {
        org.ta4j.core.Bar bar = series.getBar(index);
        return new Bar(
                stamp.timeOf(bar),
                value(bar.getOpenPrice()),
                value(bar.getHighPrice()),
                value(bar.getLowPrice()),
                value(bar.getClosePrice()),
                value(bar.getVolume()));
    }

    /** A bar in which nothing has been traded yet has no prices at all. */
    private static double value(@Nullable Num number) {
        return number == null ? Double.NaN : number.doubleValue();
    }

    private void requireInSeries(int index) {
        if (index < series.getBeginIndex() || index > series.getEndIndex()) {
            String rule = series.isEmpty()
                    ? "must be a bar of the series, which has none"
                    : "must be a bar of the series, from " + series.getBeginIndex() + " to " + series.getEndIndex();
            throw notInSeries(rule, index);
        }
    }

    /** Going on behind a gap would give each value as if the history began there. */
    private void requireNotRemoved(int index) {
        if (index < series.getBeginIndex()) {
            String rule = "each bar must be taken in before the series removes it; the first it still has is "
                    + series.getBeginIndex();
            throw notInSeries(rule, index);
        }
    }

    private InputException notInSeries(String rule, int index) {
        return new InputException(new Fault(
                ErrorCode.BAR_NOT_IN_SERIES, Place.item("series", series.getName()), rule, Integer.toString(index)));
    }
}
