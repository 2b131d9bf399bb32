// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.DoubleEMAIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** How bars get into a series of ta4j 0.17, and its averages. */
final class Ta4jSeries {

    private static final Duration LENGTH = Duration.ofMillis(SessionMarket.BAR_MILLIS);

    private Ta4jSeries() {}

    /** An empty series of the quicker one of ta4j's two kinds of numbers. */
    static BarSeries holding(int mostBars) {
        return new BaseBarSeriesBuilder()
                .withNumTypeOf(DoubleNum.class)
                .withMaxBarCount(mostBars)
                .build();
    }

    static void add(BarSeries series, long time, double open, double high, double low, double close, double volume) {
        series.addBar(
                LENGTH,
                Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC),
                series.numOf(open),
                series.numOf(high),
                series.numOf(low),
                series.numOf(close),
                series.numOf(volume));
    }

    static Indicator<Num> mean(Indicator<Num> of, int bars) {
        return new SMAIndicator(of, bars);
    }

    static Indicator<Num> exponential(Indicator<Num> of, int bars) {
        return new EMAIndicator(of, bars);
    }

    static Indicator<Num> doubleExponential(Indicator<Num> of, int bars) {
        return new DoubleEMAIndicator(of, bars);
    }
}
