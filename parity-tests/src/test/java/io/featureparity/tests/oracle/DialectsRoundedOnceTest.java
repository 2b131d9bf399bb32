// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import static io.featureparity.tests.oracle.Once.add;
import static io.featureparity.tests.oracle.Once.divide;
import static io.featureparity.tests.oracle.Once.subtract;

import io.featureparity.contract.FeatureContract;
import io.featureparity.tests.market.Market;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.series.Bits;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The dialects of section F, as {@link RoundedOnceTest} has the clauses: every operation exact, and rounded once. */
class DialectsRoundedOnceTest {

    private static final int TRIES = 60;
    private static final int LONGEST = 130;
    private static final int PERIOD = 9;
    private static final long DAY = 86_400_000;

    private static FeatureContract legacy(String dialect) {
        String file = "contracts/legacy-" + dialect + "-1.0.0.json";
        return FeatureContract.parse(file, GoldenData.text(file));
    }

    private static double[] raw(Market market, FeatureContract contract, String feature) {
        return market.raw(contract).get(contract.indexOf(feature));
    }

    private static Market withMacroAboveZero(long seed, int length) {
        return Market.ragged(seed, length).mapMacro(value -> Math.abs(value) + 1);
    }

    private static double within(double limit, double value) {
        return Double.isNaN(value) ? 0 : Math.max(-limit, Math.min(limit, value));
    }

    @Property(tries = TRIES)
    void F_scoresAndSpreadsOverFixedFiguresAreRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = withMacroAboveZero(seed, LONGEST);
        FeatureContract contract = legacy("fixed-macro");
        double[] scores = raw(market, contract, "embi_z");
        double[] spreads = raw(market, contract, "rate_spread");
        for (int row = 0; row < LONGEST; row++) {
            double embi = market.macro("embi")[row];
            double score = Double.isNaN(embi) ? Double.NaN : divide(subtract(embi, 300), 100);
            Bits.assertSame(scores[row] + 0.0, within(4, score) + 0.0);
            double yield = market.macro("treasury_10y")[row];
            Bits.assertSame(
                    spreads[row], Double.isNaN(yield) ? yield : divide(subtract(subtract(10, yield), 7.03), 1.41));
        }
    }

    @Property(tries = TRIES)
    void F_aChangeOverManyBarsIsRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = withMacroAboveZero(seed, 400);
        double[] values = market.macro("brent");
        double[] changes = raw(market, legacy("fixed-macro"), "brent_change_1d");
        for (int row = 0; row < values.length; row++) {
            Bits.assertSame(changes[row], within(0.1, change(values[row], row < 288 ? Double.NaN : values[row - 288])));
        }
    }

    @Property(tries = TRIES)
    void F_aChangeAgainstTheDayBeforeIsRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = withMacroAboveZero(seed, LONGEST);
        double[] values = market.macro("brent");
        double[] changes = raw(market, legacy("daily-change"), "brent_change_1d");
        for (int row = 0; row < LONGEST; row++) {
            double previous = Double.NaN;
            for (int earlier = 0; earlier < row; earlier++) {
                boolean dayBefore = market.time(earlier) / DAY == market.time(row) / DAY - 1;
                previous = dayBefore && !Double.isNaN(values[earlier]) ? values[earlier] : previous;
            }
            Bits.assertSame(changes[row], within(0.1, change(values[row], previous)));
        }
    }

    private static double change(double value, double previous) {
        return Double.isNaN(value) || Double.isNaN(previous) ? Double.NaN : divide(subtract(value, previous), previous);
    }

    @Property(tries = TRIES)
    void F_aPercentageIsRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.gridWithHoles(seed, LONGEST);
        double[] close = market.close();
        double[] percentages = raw(market, legacy("exponential"), "log_ret_1h");
        for (int row = 0; row < LONGEST; row++) {
            boolean known = row >= 12 && !Double.isNaN(close[row]) && !Double.isNaN(close[row - 12]);
            Bits.assertSame(percentages[row], known ? subtract(divide(close[row], close[row - 12]), 1) : 0);
        }
    }

    @Property(tries = TRIES)
    void F_rsiOverExponentialAveragesIsRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.gridWithHoles(seed, LONGEST);
        OnceWilder gains = OnceWilder.exponential(PERIOD);
        OnceWilder losses = OnceWilder.exponential(PERIOD);
        double[] expected = overChanges(market.close(), 0, (up, down) -> {
            double gain = gains.update(up);
            double loss = losses.update(down);
            return loss == 0 ? gain == 0 ? 50 : 100 : rsi(gain, loss);
        });
        assertSame(raw(market, legacy("exponential"), "rsi_9"), expected);
    }

    @Property(tries = TRIES)
    void F_rsiOverAveragesSeededWithAMeanIsRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.gridWithHoles(seed, LONGEST);
        OnceWilder gains = OnceWilder.meanSeeded(PERIOD);
        OnceWilder losses = OnceWilder.meanSeeded(PERIOD);
        double[] expected = overChanges(market.close(), Double.NaN, (up, down) -> {
            double gain = gains.update(up);
            double loss = losses.update(down);
            return Double.isNaN(loss) || loss == 0 ? 50 : rsi(gain, loss);
        });
        assertSame(raw(market, legacy("mean-seeded"), "rsi_9"), expected);
    }

    /** Whole sixty-fourths add up without rounding, and so the mean is the exact sum divided once. */
    @Property(tries = TRIES)
    void F_rsiOverPlainMeansIsRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.gridWithHoles(seed, LONGEST);
        double[] lastGains = filled(Double.NaN);
        double[] lastLosses = filled(Double.NaN);
        double[] expected = overChanges(market.close(), Double.NaN, (up, down) -> {
            double gain = divided(push(lastGains, up));
            double loss = divided(push(lastLosses, down));
            return Double.isNaN(gain) ? Double.NaN : rsi(gain, add(loss, 1e-10));
        });
        assertSame(raw(market, legacy("plain-mean"), "rsi_9"), expected);
    }

    private static double[] filled(double value) {
        double[] window = new double[PERIOD];
        Arrays.fill(window, value);
        return window;
    }

    private static double push(double[] window, double value) {
        System.arraycopy(window, 1, window, 0, PERIOD - 1);
        window[PERIOD - 1] = value;
        double sum = 0;
        for (double term : window) {
            sum += term;
        }
        return sum;
    }

    private static double divided(double sum) {
        return Double.isNaN(sum) ? sum : divide(sum, PERIOD);
    }

    /** Feeds every gain and loss to an index; a change that is not known counts as the one given. */
    private static double[] overChanges(double[] close, double unknown, DoubleBinaryOperator index) {
        double[] values = new double[close.length];
        for (int row = 0; row < close.length; row++) {
            double change = row == 0 ? Double.NaN : close[row] - close[row - 1]; // exact on the grid
            double up = Double.isNaN(change) ? unknown : Math.max(change, 0);
            double down = Double.isNaN(change) ? unknown : Math.max(-change, 0);
            values[row] = index.applyAsDouble(up, down);
        }
        return values;
    }

    private static double rsi(double gain, double loss) {
        return subtract(100, divide(100, add(1, divide(gain, loss))));
    }

    private static void assertSame(double[] actual, double[] expected) {
        for (int row = 0; row < expected.length; row++) {
            Bits.assertSame(actual[row], expected[row]);
        }
    }
}
