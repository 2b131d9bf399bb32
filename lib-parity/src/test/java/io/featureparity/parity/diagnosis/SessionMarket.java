// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static io.featureparity.testsupport.market.Steps.cents;
import static io.featureparity.testsupport.market.Steps.normal;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.raw.NamedCalculation;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bars of sessions of a market as the contract's own: sixty a day, ticks, quiet and wild days, daily macro values. */
final class SessionMarket {

    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    private static final long DAY = 86_400_000;
    private static final long FIRST = 1_704_114_000_000L; // 2024-01-01T13:00Z, a Monday
    private static final int BARS = 60;
    private static final int STALE = 144;

    private final BarColumns bars;
    private final Map<String, Market.Published> published;

    private SessionMarket(BarColumns bars, Map<String, Market.Published> published) {
        this.bars = bars;
        this.published = published;
    }

    /** Makes a market of so many bars. */
    SessionMarket(long seed, int size) {
        this(seed, size, false);
    }

    /** Makes a market of which some macro values may never have been published, one to six in a row. */
    static SessionMarket withHoles(long seed, int size) {
        return new SessionMarket(seed, size, true);
    }

    private SessionMarket(long seed, int size, boolean holes) {
        published = new HashMap<>();
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
                close = cents(close + (random.nextDouble() - 0.5) * 30);
            }
            double open = close;
            double step = normal(random) * wild * 2;
            close = cents(Math.max(100, random.nextInt(25) == 0 ? close : close + step));
            prices[0][i] = open;
            prices[1][i] = cents(Math.max(open, close) + Math.abs(normal(random)) * wild);
            prices[2][i] = cents(Math.min(open, close) - Math.abs(normal(random)) * wild);
            prices[3][i] = close;
        }
        for (int m = 0; m < macro.size(); m++) {
            boolean[] there = there(holes ? random : null, sessions + 1);
            see(daily[m], there, columns.get(macro.get(m)));
            published.put(macro.get(m), publications(days, daily[m], there));
        }
        bars = BarColumns.of(CONTRACT, times, prices[0], prices[1], prices[2], prices[3], columns);
    }

    private static boolean[] there(@Nullable SplittableRandom random, int days) {
        boolean[] there = new boolean[days];
        Arrays.fill(there, true);
        for (int day = 3; random != null && day < days; day += 2 + random.nextInt(9)) {
            for (int last = day + random.nextInt(6); day <= last && day < days; day++) {
                there[day] = false;
            }
        }
        return there;
    }

    /** As the contract says: from the next session on, for 144 bars after the first one that saw the value. */
    private static void see(double[] daily, boolean[] there, double[] column) {
        int seen = 0;
        for (int i = 0; i < column.length; i++) {
            int session = i / BARS;
            seen = there[session] ? session : seen;
            column[i] = i - seen * BARS <= STALE ? daily[seen] : Double.NaN;
        }
    }

    private static Market.Published publications(long[] days, double[] daily, boolean[] there) {
        int[] kept = IntStream.range(0, days.length).filter(day -> there[day]).toArray();
        return new Market.Published(
                Arrays.stream(kept).mapToLong(day -> days[day]).toArray(),
                Arrays.stream(kept).mapToDouble(day -> daily[day]).toArray());
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
                value *= 1 + normal(random) * 0.008;
                values[c][d] = Math.rint(value * 1000) / 1000;
            }
        }
        return values;
    }

    BarColumns bars() {
        return bars;
    }

    /** The same bars, whose macro values were merged by the day in place of the contract's rule. */
    SessionMarket merged(Merge merge) {
        Map<String, double[]> columns = new HashMap<>();
        CONTRACT.macroColumns().forEach(name -> columns.put(name, merge.column(bars, published(name))));
        return new SessionMarket(bars(CONTRACT, times(), columns), published);
    }

    /** The same bars, of a contract with the same columns, so many milliseconds later. */
    BarColumns later(long by, FeatureContract contract) {
        Map<String, double[]> columns = new HashMap<>();
        for (int macro = 0; macro < bars.macroColumns().size(); macro++) {
            int column = macro;
            columns.put(
                    bars.macroColumns().get(macro),
                    IntStream.range(0, bars.size())
                            .mapToDouble(row -> bars.macro(column, row))
                            .toArray());
        }
        return bars(contract, Arrays.stream(times()).map(time -> time + by).toArray(), columns);
    }

    private BarColumns bars(FeatureContract contract, long[] times, Map<String, double[]> macro) {
        double[][] prices = new double[4][bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            prices[0][i] = bars.open(i);
            prices[1][i] = bars.high(i);
            prices[2][i] = bars.low(i);
            prices[3][i] = bars.close(i);
        }
        return BarColumns.of(contract, times, prices[0], prices[1], prices[2], prices[3], macro);
    }

    private Market.Published published(String column) {
        return Objects.requireNonNull(published.get(column), column);
    }

    /**
     * How a pipeline merges daily values with bars.
     *
     * @param later which day before the bar's own it looks at; 0 is the bar's own day
     * @param days how many days old a value is at most
     * @param bars for how many bars a value is seen at most behind the first one
     */
    record Merge(int later, int days, int bars) {

        private double[] column(BarColumns of, Market.Published published) {
            double[] column = new double[of.size()];
            int at = -1;
            int since = 0;
            for (int i = 0; i < column.length; i++) {
                long day = Math.floorDiv(of.time(i), DAY) - later;
                while (at + 1 < published.days().length && published.days()[at + 1] <= day) {
                    at++;
                    since = i;
                }
                boolean old = at < 0 || day - published.days()[at] > days || i - since > bars;
                column[i] = old ? Double.NaN : published.values()[at];
            }
            return column;
        }
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

    static double[] column(NamedCalculation calculation, BarColumns bars) {
        return column(compiled(calculation), bars);
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
