// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue against TA-Lib, where both mean the same. TA-Lib seeds an exponential average with the mean of the first
 * values, where ours begins with the first one: such columns are compared from row 500 on, where both have forgotten it.
 */
class CatalogueTaLibTest {

    private static final CatalogueCase MARKET = CatalogueCase.complete();
    private static final int SEED_FORGOTTEN = 500;

    private final Core taLib = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final int last = MARKET.size() - 1;
    private final double[] high = MARKET.column(MARKET.bars()::high);
    private final double[] low = MARKET.column(MARKET.bars()::low);
    private final double[] close = MARKET.column(MARKET.bars()::close);
    private final double[] volume = MARKET.column(MARKET.bars()::volume);

    /**
     * One indicator.
     *
     * @param feature ours
     * @param theirs gives theirs at a row
     * @param from the first row at which both mean the same
     * @param seen the largest difference from there on
     */
    private record Pair(String feature, IntToDoubleFunction theirs, int from, double seen) {

        @Override
        public String toString() {
            return feature;
        }
    }

    /** {@return the largest difference of each feature, as the document shows it} */
    static Map<String, Double> seen() {
        return pairs().collect(Collectors.toMap(Pair::feature, Pair::seen));
    }

    private static Stream<Pair> pairs() {
        return new CatalogueTaLibTest().all();
    }

    private Stream<Pair> all() {
        double[][] bands = bands();
        double[][] macd = macd();
        double[][] stochastic = stochastic(high, low, close);
        return Stream.of(
                pair("sma", average(close, 20), 19, 4e-12),
                pair("ema", exponential(close, 20), SEED_FORGOTTEN, 2e-12),
                pair("dema", doubleExponential(), SEED_FORGOTTEN, 3e-12),
                pair("macd", macd[0], SEED_FORGOTTEN, 2e-12),
                pair("macd_signal", macd[1], SEED_FORGOTTEN, 9e-13),
                // The deviation of the population, as ours; from a difference of large squares.
                pair(
                        "bollinger_percent_b",
                        each(i -> (close[i] - bands[2][i]) / (bands[0][i] - bands[2][i])),
                        19,
                        7e-10),
                pair("bollinger_width", each(i -> (bands[0][i] - bands[2][i]) / bands[1][i]), 19, 5e-12),
                pair("stochastic_k", stochastic[0], 15, 2e-14),
                pair("stochastic_d", stochastic[1], 15, 2e-13),
                pair("cci", commodityChannel(high, low, close), 19, 6e-11),
                pair("williams_r", williams(high, low, close), 13, 2e-14),
                pair("roc", rateOfChange(), 12, 0),
                pair("momentum", momentum(), 10, 0),
                // It begins with the volume of the first bar, where ours begins with 0.
                pair("obv", onBalance(), 0, 0),
                pair("donchian_position", donchianPosition(), 19, 0),
                pair("keltner_position", keltnerPosition(), SEED_FORGOTTEN, 2e-13),
                // Its deviation is that of the population.
                pair("volume_z", volumeZ(), 59, 2e-14));
    }

    private static Pair pair(String feature, double[] theirs, int from, double seen) {
        return new Pair(feature, row -> theirs[row], from, seen);
    }

    /** What TA-Lib gives out begins at its first value; here each stands at its row. */
    private double[] aligned(RetCode code, double[] out) {
        assertThat(code).isEqualTo(RetCode.Success);
        double[] rows = new double[out.length];
        Arrays.fill(rows, 0, begin.value, Double.NaN);
        System.arraycopy(out, 0, rows, begin.value, count.value);
        return rows;
    }

    private double[] room() {
        return new double[close.length];
    }

    private static double[] each(IntToDoubleFunction value) {
        return MARKET.column(value);
    }

    private double[] average(double[] of, int n) {
        double[] out = room();
        return aligned(taLib.sma(0, last, of, n, begin, count, out), out);
    }

    private double[] exponential(double[] of, int n) {
        double[] out = room();
        return aligned(taLib.ema(0, last, of, n, begin, count, out), out);
    }

    private double[] doubleExponential() {
        double[] out = room();
        return aligned(taLib.dema(0, last, close, 20, begin, count, out), out);
    }

    private double[][] macd() {
        double[] line = room();
        double[] signal = room();
        RetCode code = taLib.macd(0, last, close, 12, 26, 9, begin, count, line, signal, room());
        return new double[][] {aligned(code, line), aligned(code, signal)};
    }

    private double[][] bands() {
        double[] upper = room();
        double[] middle = room();
        double[] lower = room();
        RetCode code = taLib.bbands(0, last, close, 20, 2, 2, MAType.Sma, begin, count, upper, middle, lower);
        return new double[][] {aligned(code, upper), aligned(code, middle), aligned(code, lower)};
    }

    private double[][] stochastic(double[] highs, double[] lows, double[] closes) {
        double[] k = room();
        double[] d = room();
        RetCode code = taLib.stochF(0, highs.length - 1, highs, lows, closes, 14, 3, MAType.Sma, begin, count, k, d);
        return new double[][] {aligned(code, k), aligned(code, d)};
    }

    private double[] commodityChannel(double[] highs, double[] lows, double[] closes) {
        double[] out = room();
        return aligned(taLib.cci(0, highs.length - 1, highs, lows, closes, 20, begin, count, out), out);
    }

    private double[] williams(double[] highs, double[] lows, double[] closes) {
        double[] out = room();
        return aligned(taLib.willR(0, highs.length - 1, highs, lows, closes, 14, begin, count, out), out);
    }

    private double[] rateOfChange() {
        double[] out = room();
        return aligned(taLib.roc(0, last, close, 12, begin, count, out), out);
    }

    private double[] momentum() {
        double[] out = room();
        return aligned(taLib.mom(0, last, close, 10, begin, count, out), out);
    }

    private double[] onBalance() {
        double[] out = room();
        double[] all = aligned(taLib.obv(0, last, close, volume, begin, count, out), out);
        return each(i -> all[i] - volume[0]);
    }

    private double[] donchianPosition() {
        double[] out = room();
        double[] upper = aligned(taLib.max(0, last, high, 20, begin, count, out), out);
        double[] lower = aligned(taLib.min(0, last, low, 20, begin, count, out), out);
        return each(i -> (close[i] - lower[i]) / (upper[i] - lower[i]));
    }

    private double[] keltnerPosition() {
        double[] out = room();
        double[] range = aligned(taLib.atr(0, last, high, low, close, 10, begin, count, out), out);
        double[] middle = exponential(close, 20);
        return each(i -> (close[i] - middle[i]) / (2 * range[i]));
    }

    private double[] volumeZ() {
        double[] out = room();
        double[] population = aligned(taLib.stdDev(0, last, volume, 60, 1, begin, count, out), out);
        double[] mean = average(volume, 60);
        return each(i -> (volume[i] - mean[i]) / (population[i] * Math.sqrt(60 / 59.0)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void G_theIndicatorIsThatOfTaLib(Pair pair) {
        Distance.require(MARKET.raw(pair.feature()), pair.theirs(), pair.from(), pair.seen());
    }

    /** The seed of the mean is seen for a long time: so much that a model would see it. */
    @Test
    void G_anotherSeedIsSeenAtTheBeginning() {
        double[] theirs = exponential(close, 20);
        double[] ours = MARKET.raw("ema");
        assertThat(Math.abs(theirs[19] - ours[19])).isGreaterThan(0.5);
        assertThat((float) theirs[60]).isNotEqualTo((float) ours[60]);
    }

    /** Prices that do not move: ours are undefined, and the contract says what they read as. TA-Lib says 0. */
    @Test
    void G_whereNothingMovesTaLibSaysZero() {
        double[] flat = room();
        Arrays.fill(flat, 50);
        assertThat(stochastic(flat, flat, flat)[0][last]).isZero();
        assertThat(williams(flat, flat, flat)[last]).isZero();
        assertThat(commodityChannel(flat, flat, flat)[last]).isZero();
    }
}
