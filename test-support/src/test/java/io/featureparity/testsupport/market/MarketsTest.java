// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.series.Bits;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A market is made by its seed alone, and has what its name promises. */
class MarketsTest {

    private static final int LENGTH = 20_000;

    private static long[][] bits(MarketColumns market) {
        return Bits.of(List.of(market.open(), market.high(), market.low(), market.close(), market.macro()[1]));
    }

    private static boolean has(double[] values, DoublePredicate what) {
        return DoubleStream.of(values).anyMatch(what);
    }

    @Test
    void theSameSeedGivesTheSameMarketAndAnotherOneAnother() {
        assertThat(bits(Markets.ragged(7, 300, 2))).isDeepEqualTo(bits(Markets.ragged(7, 300, 2)));
        assertThat(bits(Markets.ragged(8, 300, 2))).isNotEqualTo(bits(Markets.ragged(7, 300, 2)));
        assertThat(Markets.ragged(7, 0, 2).size()).isZero();
    }

    @Test
    void pricesArePricesOrAbsent() {
        for (long seed = 0; seed < 20; seed++) {
            MarketColumns market = Markets.ragged(seed, LENGTH, 0);
            for (int i = 0; i < LENGTH; i++) {
                double high = market.high()[i];
                for (double price : new double[] {market.open()[i], market.low()[i], market.close()[i]}) {
                    boolean isPrice = price > 0 && price < Double.POSITIVE_INFINITY;
                    assertThat(Double.isNaN(price) || (isPrice && !(price > high)))
                            .isTrue();
                }
            }
            assertThat(has(market.close(), Double::isNaN)).isTrue();
        }
    }

    @Test
    void macroValuesCrossZeroLeapAndVanishAndAreNeverInfinite() {
        double[] all = Arrays.stream(Markets.ragged(1, LENGTH, 12).macro())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertThat(has(all, value -> value < 0)).isTrue();
        assertThat(has(all, value -> value > 1e9)).isTrue();
        assertThat(has(all, Double::isNaN)).isTrue();
        assertThat(has(all, value -> Double.doubleToRawLongBits(value) == Long.MIN_VALUE))
                .isTrue(); // -0.0
        assertThat(has(all, Double::isInfinite)).isFalse();
    }

    @Test
    void timesOfBarsAreOnTheGridAndOthersAreNot() {
        long[] onGrid = Markets.ragged(1, LENGTH, 0).time();
        assertThat(onGrid).isSorted();
        assertThat(LongStream.of(onGrid)).allMatch(time -> time % 300_000 == 0);
        long[] anywhere = Markets.atAnyTime(1, LENGTH, 0).time();
        assertThat(anywhere).isSorted();
        assertThat(LongStream.of(anywhere)).anyMatch(time -> Math.floorMod(time - anywhere[0], 300_000) != 0);
    }

    @Test
    void gridPricesAreWholeSixtyFourths() {
        double[] highs = Markets.grid(1, LENGTH, 0).high();
        assertThat(DoubleStream.of(highs))
                .allMatch(price -> price * 64 == Math.rint(price * 64) && price < GridPrices.MIRROR);
        assertThat(has(Markets.gridWithHoles(1, LENGTH, 0).high(), Double::isNaN))
                .isTrue();
    }
}
