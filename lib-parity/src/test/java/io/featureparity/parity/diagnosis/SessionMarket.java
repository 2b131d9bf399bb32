// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.raw.NamedCalculation;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Bars of sessions of a market as the contract's own: sixty a day, ticks, quiet and wild days, daily macro values. */
final class SessionMarket {

    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    private static final long DAY = 86_400_000;
    private static final long FIRST = 1_704_114_000_000L; // 2024-01-01T13:00Z, a Monday
    private static final int BARS = 60;

    private final BarColumns bars;
    private final Map<String, Market.Published> published = new HashMap<>();

    /** Makes a market of so many bars. */
    SessionMarket(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> macro = CONTRACT.macroColumns();
        int sessions = (size + BARS - 1) / BARS;
        double[][] daily = daily(random.split(), sessions + 1, macro.size());
        long[] days = new long[sessions + 1];
        for (int i = 0; i <= sessions; i++) {
            int before = i - 1; // the value that a session sees is that of the day before
            days[i] = Math.floorDiv(FIRST, DAY) + day(before);
        }
        long[] times = new long[size];
        double[][] prices = new double[4][size];
        Map<String, double[]> columns = new HashMap<>();
        macro.forEach(name -> columns.put(name, new double[size]));
        double close = 3_900 + random.nextInt(300);
        double wild = 1;
        for (int i = 0; i < size; i++) {
            int session = i / BARS;
            times[i] = FIRST + day(session) * DAY + (i % BARS) * 300_000L;
            if (i % BARS == 0) {
                wild = 0.3 + 2 * random.nextDouble() * random.nextDouble();
                close = tick(close + (random.nextDouble() - 0.5) * 30);
            }
            double open = close;
            double step = gauss(random) * wild * 2;
            close = tick(Math.max(100, random.nextInt(25) == 0 ? close : close + step));
            prices[0][i] = open;
            prices[1][i] = tick(Math.max(open, close) + Math.abs(gauss(random)) * wild);
            prices[2][i] = tick(Math.min(open, close) - Math.abs(gauss(random)) * wild);
            prices[3][i] = close;
            for (int m = 0; m < macro.size(); m++) {
                columns.get(macro.get(m))[i] = daily[m][session];
            }
        }
        for (int m = 0; m < macro.size(); m++) {
            published.put(macro.get(m), new Market.Published(days, daily[m]));
        }
        bars = BarColumns.of(CONTRACT, times, prices[0], prices[1], prices[2], prices[3], columns);
    }

    private static long day(int session) {
        return Math.floorDiv(session, 5) * 7L + Math.floorMod(session, 5);
    }

    private static double[][] daily(SplittableRandom random, int days, int columns) {
        double[] scale = {100, 20, 300, 80, 17, 4.2};
        double[][] values = new double[columns][days];
        for (int c = 0; c < columns; c++) {
            double value = scale[c % scale.length];
            for (int d = 0; d < days; d++) {
                value *= 1 + gauss(random) * 0.008;
                values[c][d] = Math.rint(value * 1000) / 1000;
            }
        }
        return values;
    }

    private static double gauss(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private static double tick(double price) {
        return Math.rint(price * 100) / 100;
    }

    BarColumns bars() {
        return bars;
    }

    Market market() {
        return Market.of(CONTRACT, bars);
    }

    Market marketWithPublished() {
        return Market.of(CONTRACT, bars, published);
    }

    long[] times() {
        long[] times = new long[bars.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = bars.time(i);
        }
        return times;
    }

    /** What a calculation gives at each bar. */
    double[] column(Calculation.Market calculation, List<String> inputs, double undefined) {
        return column(compiled(new NamedCalculation("x", calculation, inputs, undefined)), bars);
    }

    static RawFeatures compiled(NamedCalculation calculation) {
        return RawFeatures.of(CONTRACT.macroColumns(), List.of(calculation));
    }

    /** What one calculation gives at each of the bars. */
    static double[] column(RawFeatures calculation, BarColumns bars) {
        RawEngine engine = RawEngine.of(calculation);
        BarBuffer bar = BarBuffer.of(CONTRACT.macroColumns());
        double[] values = new double[bars.size()];
        for (int row = 0; row < values.length; row++) {
            bars.read(row, bar);
            engine.update(bar);
            values[row] = engine.value(0);
        }
        return values;
    }

    /** What the contract gives at each bar. */
    double[] contract(String feature) {
        return column(compiled(NamedCalculation.of(CONTRACT.feature(feature))), bars);
    }
}
