// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/** One indicator of ta4j, in the ways in which it is asked. */
final class Ta4jForm implements Work {

    static final int LENGTH = 10_000;

    /** How many bars a live series keeps: more than its recursions need, and few enough to be removed cheaply. */
    private static final int KEPT = 256;

    /** What ta4j calls the indicators. */
    enum Kind {
        RSI,
        ATR,
        ADX
    }

    private static Indicator<Num> indicator(Kind kind, BarSeries series) {
        return switch (kind) {
            case RSI -> new RSIIndicator(new ClosePriceIndicator(series), 9);
            case ATR -> new ATRIndicator(series, 10);
            case ADX -> new ADXIndicator(series, 14);
        };
    }

    private final Kind kind;
    private final CompleteBars bars;
    private final BarSeries whole = Ta4jSeries.holding(LENGTH);
    private final BarSeries live = Ta4jSeries.holding(KEPT);
    private final Indicator<Num> ofLive;
    private final double[] out = new double[LENGTH];
    private int row;
    private long shift;

    Ta4jForm(Kind kind, CompleteBars bars) {
        this.kind = kind;
        this.bars = bars;
        for (int i = 0; i < LENGTH; i++) {
            add(whole, i);
        }
        ofLive = indicator(kind, live);
        for (int i = 0; i < KEPT; i++) {
            nextBar();
        }
    }

    /** All values of a series that is there. */
    double[] columns() {
        Indicator<Num> indicator = indicator(kind, whole);
        for (int i = 0; i < LENGTH; i++) {
            out[i] = indicator.getValue(i).doubleValue();
        }
        return out;
    }

    /** One more bar into a series that goes on. */
    double nextBar() {
        add(live, next());
        return ofLive.getValue(live.getEndIndex()).doubleValue();
    }

    /** One more bar, from a series of the last 100. */
    double ofLast() {
        int last = Math.max(next(), TaLibForm.LAST - 1);
        BarSeries series = Ta4jSeries.holding(TaLibForm.LAST);
        for (int i = last + 1 - TaLibForm.LAST; i <= last; i++) {
            add(series, i);
        }
        return indicator(kind, series).getValue(series.getEndIndex()).doubleValue();
    }

    private int next() {
        row++;
        if (row == bars.length()) {
            row = 0;
            shift += bars.time(bars.length() - 1) - bars.time(0) + SessionMarket.BAR_MILLIS;
        }
        return row;
    }

    private void add(BarSeries series, int i) {
        Ta4jSeries.add(series, bars.time(i) + shift, bars.open(i), bars.high()[i], bars.low()[i], bars.close()[i], 0);
    }

    @Override
    public double run(int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            sum += nextBar();
        }
        return sum;
    }
}
