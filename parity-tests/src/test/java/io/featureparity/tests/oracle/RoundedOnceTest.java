// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import static io.featureparity.tests.oracle.Once.add;
import static io.featureparity.tests.oracle.Once.divide;
import static io.featureparity.tests.oracle.Once.multiply;
import static io.featureparity.tests.oracle.Once.subtract;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.features.model.Normalizer;
import io.featureparity.tests.market.Alone;
import io.featureparity.tests.market.Market;
import io.featureparity.testsupport.series.Bits;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Each clause with every operation carried out in decimal arithmetic and rounded once: the features are equal to it to
 * the last bit. So nothing is fused, nothing is reordered, and no reciprocal takes the place of a division.
 */
class RoundedOnceTest {

    private static final int TRIES = 60;
    private static final int LONGEST = 130;

    private final Normalizer normalizer = Normalizer.of(Market.CONTRACT, Market.STATS);

    @Property(tries = 200)
    void C1_everyAverageIsTheClauseRoundedOnceAtEachStep(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int n, @ForAll @IntRange(max = 60) int length) {
        double[] values = Market.gridWithHoles(seed, length).close();
        Alone average = new Alone("ewm_mean(x, alpha=1/" + n + ", adjust=False)");
        OnceWilder once = new OnceWilder(n);
        for (double x : values) {
            Bits.assertSame(average.next(x), once.update(x));
        }
    }

    @Property(tries = TRIES)
    void C3_rsiIsTheClauseRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.gridWithHoles(seed, LONGEST);
        double[] close = market.close();
        double[] rsi = market.raw("rsi_9");
        OnceWilder gains = new OnceWilder(9);
        OnceWilder losses = new OnceWilder(9);
        for (int row = 0; row < LONGEST; row++) {
            boolean known = row > 0 && !Double.isNaN(close[row]) && !Double.isNaN(close[row - 1]);
            double d = known ? subtract(close[row], close[row - 1]) : 0;
            double g = gains.update(Math.max(d, 0));
            double l = losses.update(Math.max(-d, 0));
            Bits.assertSame(rsi[row], l == 0 ? 50 : subtract(100, divide(100, add(1, divide(g, l)))));
        }
    }

    @Property(tries = TRIES)
    void C4_C5_C6_C7_atrAndAdxAreTheClausesRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.gridWithHoles(seed, LONGEST);
        double[] high = market.high();
        double[] low = market.low();
        double[] close = market.close();
        double[] atr = market.raw("atr_pct");
        double[] adx = market.raw("adx_14");
        OnceWilder ofTen = new OnceWilder(10);
        OnceWilder ranges = new OnceWilder(14);
        OnceWilder pluses = new OnceWilder(14);
        OnceWilder minuses = new OnceWilder(14);
        OnceWilder indices = new OnceWilder(14);
        for (int row = 0; row < LONGEST; row++) {
            double before = row == 0 ? Double.NaN : close[row - 1];
            double range =
                    largest(distance(high[row], low[row]), distance(high[row], before), distance(low[row], before));
            double average = ofTen.update(range);
            boolean defined = !Double.isNaN(average) && !Double.isNaN(close[row]);
            Bits.assertSame(atr[row], defined ? divide(average, close[row]) : 0);

            double up = row == 0 ? Double.NaN : difference(high[row], high[row - 1]);
            double down = row == 0 ? Double.NaN : difference(low[row - 1], low[row]);
            double p = pluses.update(up > down && up > 0 ? up : 0);
            double m = minuses.update(down > up && down > 0 ? down : 0);
            double index = indices.update(dx(ranges.update(range), p, m));
            Bits.assertSame(adx[row], Double.isNaN(index) ? 25 : index);
        }
    }

    private static double dx(double range, double p, double m) {
        if (Double.isNaN(range) || range == 0) {
            return Double.NaN;
        }
        double pdi = divide(multiply(100, p), range);
        double mdi = divide(multiply(100, m), range);
        double sum = add(pdi, mdi);
        return sum == 0 ? Double.NaN : divide(multiply(100, Math.abs(subtract(pdi, mdi))), sum);
    }

    private static double difference(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : subtract(a, b);
    }

    private static double distance(double a, double b) {
        return Math.abs(difference(a, b));
    }

    private static double largest(double... terms) {
        double largest = Double.NaN;
        for (double term : terms) {
            largest = Double.isNaN(largest) || term > largest ? term : largest;
        }
        return largest;
    }

    @Property(tries = TRIES)
    void C8_C9_C10_scoresAreTheClausesRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.ragged(seed, 2 * LONGEST).mapMacro(value -> Math.abs(value) + 1);
        double[] values = market.macro("dxy");
        double[] scores = market.raw("dxy_z");
        OnceRolling once = new OnceRolling();
        for (int row = 0; row < values.length; row++) {
            Bits.assertSame(scores[row] + 0.0, once.score(values[row]));
        }
    }

    @Property(tries = TRIES)
    void C11_changesAreTheClauseRoundedOnceAtEachStep(@ForAll long seed) {
        Market market = Market.ragged(seed, LONGEST).mapMacro(value -> Math.abs(value) + 1);
        double[] values = market.macro("brent");
        double[] changes = market.raw("brent_change_1d");
        for (int row = 1; row < values.length; row++) {
            boolean defined = !Double.isNaN(values[row]) && !Double.isNaN(values[row - 1]);
            double expected = defined ? divide(subtract(values[row], values[row - 1]), values[row - 1]) : 0;
            Bits.assertSame(changes[row], expected);
        }
    }

    /** At raw values that land next to the middle of two floats, where the last bit of the quotient decides. */
    @Property(tries = 2_000)
    void D1_normalisedValuesAreTheClauseRoundedOnceAtEachStep(
            @ForAll long seed, @ForAll @IntRange(max = 12) int feature) {
        FeatureStatistics is =
                Market.STATS.statistics(Market.CONTRACT.feature(feature).name());
        float below = (float) new SplittableRandom(seed).nextDouble(-4.9, 4.9);
        double between = ((double) below + Math.nextUp(below)) / 2;
        double raw = is.mean() + between * is.std();
        for (int ulps = -3; ulps <= 3; ulps++) {
            double near = raw + ulps * Math.ulp(raw);
            float expected = (float) divide(subtract(near, is.mean()), is.std());
            Bits.assertSame(normalizer.normalize(feature, near), expected);
        }
    }
}
