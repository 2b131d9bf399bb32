// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;

/** How bars get into a series of ta4j from 0.18 on. */
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

    static void add(BarSeries series, long time, double open, double high, double low, double close) {
        series.barBuilder()
                .timePeriod(LENGTH)
                .endTime(Instant.ofEpochMilli(time))
                .openPrice(open)
                .highPrice(high)
                .lowPrice(low)
                .closePrice(close)
                .volume(0)
                .add();
    }
}
