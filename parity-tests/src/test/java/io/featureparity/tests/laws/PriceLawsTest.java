// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static io.featureparity.tests.market.Market.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.market.Alone;
import io.featureparity.tests.market.Market;
import io.featureparity.testsupport.market.GridPrices;
import io.featureparity.testsupport.series.Bits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Clauses C3 to C7: what the technical features keep to on any market. */
class PriceLawsTest {

    private static final int TRIES = 500;
    private static final int LONGEST = 250;

    /** The farthest that was met in twelve thousand markets times a constant, in units in the last place. */
    private static final int WORST_RSI = 3;

    private static final int WORST_ADX = 5;
    private static final int WORST_ATR = 10;

    /** The features that are made of prices alone. */
    private static final List<String> TECHNICAL =
            List.of("log_ret_5m", "log_ret_1h", "log_ret_4h", "rsi_9", "atr_pct", "adx_14");

    @Property(tries = TRIES)
    void C3_rsiStaysFrom0To100(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        assertThat(DoubleStream.of(Market.ragged(seed, length).raw("rsi_9"))).allMatch(rsi -> rsi >= 0 && rsi <= 100);
    }

    @Property(tries = TRIES)
    void C3_aMarketThatNeverFallsReads50(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        double[] rising = Market.grid(seed, length).close();
        Arrays.sort(rising);
        Market market = Market.grid(seed, length).withCloses(row -> rising[row]);
        assertThat(market.raw("rsi_9")).containsOnly(50.0);
    }

    @Property(tries = TRIES)
    void C3_aMarketThatOnlyFallsReads0(@ForAll long seed, @ForAll @IntRange(min = 2, max = LONGEST) int length) {
        double[] rsi = Market.grid(seed, length).withCloses(row -> 8_000 - row).raw("rsi_9");
        assertThat(Arrays.copyOfRange(rsi, 1, length)).containsOnly(0.0);
    }

    /**
     * With prices taken from a constant, exactly, gains and losses change places to the bit. What is left are the
     * roundings of {@code 100 - 100 / (1 + rs)}: three in each quotient, relative, and one in each difference. The two
     * quotients add up to 100, so that the sum is off by 4 * 2^-53 * 100 at most, and by as much as the sum itself
     * rounds: less than 4 units in the last place of 100.
     */
    @Property(tries = TRIES)
    void C3_mirroredPricesMirrorTheIndexWithin4Ulps(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.gridWithHoles(seed, length);
        double[] rsi = market.raw("rsi_9");
        double[] mirrored = market.mirror(GridPrices.MIRROR).raw("rsi_9");
        for (int row = 0; row < length; row++) {
            if (rsi[row] == 0 || mirrored[row] == 0) {
                assertThat(rsi[row] + mirrored[row]).isEqualTo(50); // no gain here is no loss there, which reads 50
            } else {
                assertThat(Math.abs(rsi[row] + mirrored[row] - 100)).isLessThan(4 * Math.ulp(100.0));
            }
        }
    }

    @Property(tries = TRIES)
    void C7_mirroredPricesLeaveTheIndex(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.gridWithHoles(seed, length);
        assertThat(Bits.of(market.mirror(GridPrices.MIRROR).raw("adx_14"))).isEqualTo(Bits.of(market.raw("adx_14")));
    }

    @Property(tries = TRIES)
    void C2_C3_C5_C7_pricesTimesAPowerOfTwoLeaveEveryBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(min = -60, max = 60) int power) {
        Market market = Market.ragged(seed, length);
        assertThat(Bits.of(market.mapPrices(price -> Math.scalb(price, power)).raw()))
                .isEqualTo(Bits.of(market.raw()));
    }

    /**
     * With whole prices times a whole number every difference is still exact, and only the averages round otherwise. The
     * bounds are four times the farthest that was met: units in the last place of 100 for RSI and ADX, of itself for ATR
     * percent.
     */
    @Property(tries = TRIES)
    void C3_C5_C7_pricesTimesAnotherConstantLeaveAllButTheLastBits(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(min = 3, max = 1_000_000) int constant) {
        Market market = Market.grid(seed, length);
        Market scaled = market.mapPrices(price -> price * constant);
        assertThat(farthest(market, scaled, "rsi_9", Math.ulp(100.0))).isLessThanOrEqualTo(4 * WORST_RSI);
        assertThat(farthest(market, scaled, "adx_14", Math.ulp(100.0))).isLessThanOrEqualTo(4 * WORST_ADX);
        assertThat(farthest(market, scaled, "atr_pct", 0)).isLessThanOrEqualTo(4 * WORST_ATR);
    }

    private static double farthest(Market one, Market other, String feature, double unit) {
        double[] a = one.raw(feature);
        double[] b = other.raw(feature);
        double farthest = 0;
        for (int row = 0; row < a.length; row++) {
            farthest = Math.max(farthest, Math.abs(a[row] - b[row]) / (unit > 0 ? unit : Math.ulp(a[row])));
        }
        return farthest;
    }

    @Property(tries = TRIES)
    void C5_theRangeIsNeverNegativeNorAbsent(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        assertThat(DoubleStream.of(Market.ragged(seed, length).raw("atr_pct"))).allMatch(range -> range >= 0);
    }

    @Property(tries = TRIES)
    void C5_anAbsentCloseReads0(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        double[] close = market.close();
        double[] range = market.raw("atr_pct");
        for (int row = 0; row < length; row++) {
            if (Double.isNaN(close[row])) {
                assertThat(range[row]).isEqualTo(0.0);
            }
        }
    }

    /**
     * A one-sided index is {@code (100 * p) / p}, at most one unit in the last place above 100. Each step of the average
     * adds three roundings at most and keeps 13/14 of what it had: less than 14 * 3 more.
     */
    @Property(tries = TRIES)
    void C7_adxStaysFrom0To100ButForRounding(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        double most = 100 + 43 * Math.ulp(100.0);
        assertThat(DoubleStream.of(Market.ragged(seed, length).raw("adx_14"))).allMatch(adx -> adx >= 0 && adx <= most);
    }

    @Property(tries = TRIES)
    void C2_C3_C5_C7_aFlatMarketLeavesEveryFeatureAtItsDefault(
            @ForAll @IntRange(min = 1, max = LONGEST) int length, @ForAll @IntRange(min = 1, max = 1 << 20) int price) {
        List<double[]> raw =
                Market.grid(0, length).mapPrices(any -> price / 3.0).raw();
        double[] defaults = {0, 0, 0, 50, 0, 25};
        for (String feature : TECHNICAL) {
            int index = CONTRACT.indexOf(feature);
            assertThat(raw.get(index)).containsOnly(defaults[index]);
        }
    }

    @Property(tries = TRIES)
    void C6_atMostOneOfTheTwoMovementsCounts(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        double[] high = market.high();
        double[] low = market.low();
        Alone movement = new Alone(
                "where((diff(high) > -diff(low)) & (diff(high) > 0), diff(high), 0)",
                "where((-diff(low) > diff(high)) & (-diff(low) > 0), -diff(low), 0)");
        for (int row = 0; row < length; row++) {
            double plus = movement.next(high[row], low[row], Double.NaN);
            double minus = movement.value(1);
            assertThat(plus).isGreaterThanOrEqualTo(0);
            assertThat(minus).isGreaterThanOrEqualTo(0);
            assertThat(plus == 0 || minus == 0).isTrue();
        }
    }

    /** An absent close is no change at that bar and the next; both feed the averages, by the same factor. */
    @Property(tries = TRIES)
    void C3_anAbsentCloseIsTwoBarsWithoutAChange(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = LONGEST) int length,
            @ForAll @IntRange(max = 247) int at) {
        int absent = 1 + at % (length - 2);
        double[] close = Market.grid(seed, length).close();
        double[] gap = close.clone();
        gap[absent] = Double.NaN;
        double[] still = close.clone();
        for (int row = absent; row < length; row++) {
            // The same closes, moved so that nothing changes at the absent bar and the one after it.
            still[row] = row <= absent + 1 ? close[absent - 1] : close[row] - close[absent + 1] + close[absent - 1];
        }
        Market market = Market.grid(seed, length);
        // 10,000 more keep the moved closes above zero; whole sixty-fourths stay exact.
        assertThat(Bits.of(market.withCloses(row -> gap[row]).raw("rsi_9")))
                .isEqualTo(Bits.of(market.withCloses(row -> still[row] + 10_000).raw("rsi_9")));
    }
}
