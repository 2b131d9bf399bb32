// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.averages.DoubleEMAIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** How bars get into a series of ta4j from 0.18 on, and its averages. */
final class Ta4jSeries {

    private static final Duration LENGTH = Duration.ofMillis(SessionMarket.BAR_MILLIS);

    private Ta4jSeries() {}

    /** An empty series of the quicker one of ta4j's two kinds of numbers. */
    static BarSeries holding(int mostBars) {
        return new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .withMaxBarCount(mostBars)
                .build();
    }

    static void add(BarSeries series, long time, double open, double high, double low, double close, double volume) {
        series.barBuilder()
                .timePeriod(LENGTH)
                .endTime(Instant.ofEpochMilli(time))
                .openPrice(open)
                .highPrice(high)
                .lowPrice(low)
                .closePrice(close)
                .volume(volume)
                .add();
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
