// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.time.LocalDate;

/** Bars, and macro values of which only the day is known, one for each column and weekday. */
final class AlignmentForm implements Work {

    private static final long MILLIS_OF_DAY = 86_400_000;

    private final long[] times;
    private final MacroSeries series;
    private final double[] seen;
    private MacroCursor cursor;
    private int row;

    AlignmentForm(int bars) {
        FeatureContract contract = Contracts.usdcop();
        series = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
        seen = new double[contract.macroColumns().size()];
        Bars market = SessionMarket.bars(FusedBenchmark.SEED, bars);
        times = new long[bars];
        long lastDay = Long.MIN_VALUE;
        for (int i = 0; i < bars; i++) {
            times[i] = market.time(i);
            long day = Math.floorDiv(times[i], MILLIS_OF_DAY);
            if (day != lastDay) {
                market.macro(i, seen);
                publish(contract, LocalDate.ofEpochDay(day));
                lastDay = day;
            }
        }
        cursor = series.cursor();
    }

    private void publish(FeatureContract contract, LocalDate day) {
        for (int k = 0; k < seen.length; k++) {
            series.add(contract.macroColumns().get(k), day, seen[k]);
        }
    }

    double[][] columns() {
        return series.align(times);
    }

    double[] nextBar() {
        if (row == times.length) {
            row = 0;
            cursor = series.cursor();
        }
        cursor.at(times[row++], seen);
        return seen;
    }

    @Override
    public double run(int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            double value = nextBar()[0];
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }
}
