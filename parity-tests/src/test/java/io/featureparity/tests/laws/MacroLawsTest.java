// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static io.featureparity.tests.market.Market.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.market.Market;
import io.featureparity.tests.market.Moments;
import io.featureparity.testsupport.series.Bits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Clauses C8 to C12: what the macro features keep to. */
class MacroLawsTest {

    private static final int TRIES = 500;
    private static final int LONGEST = 300;
    private static final int WINDOW = 60;

    private static final Map<String, String> SCORES = Map.of("dxy_z", "dxy", "vix_z", "vix", "embi_z", "embi");
    private static final Map<String, String> CHANGES =
            Map.of("dxy_change_1d", "dxy", "brent_change_1d", "brent", "usdmxn_change_1d", "usdmxn");

    @Property(tries = TRIES)
    void C10_theScoreIsWithinTheClip(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        for (String score : SCORES.keySet()) {
            assertThat(DoubleStream.of(market.raw(score))).allMatch(z -> z >= -3 && z <= 3);
        }
    }

    @Property(tries = TRIES)
    void C10_anAbsentValueReads0(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        SCORES.forEach((score, column) -> {
            double[] value = market.macro(column);
            double[] z = market.raw(score);
            for (int row = 0; row < length; row++) {
                if (Double.isNaN(value[row])) {
                    assertThat(z[row]).isZero();
                }
            }
        });
    }

    @Property(tries = TRIES)
    void C10_C11_valuesTimesAPowerOfTwoLeaveEveryBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(min = -60, max = 60) int power) {
        Market market = Market.ragged(seed, length);
        Market scaled = market.mapMacro(value -> Math.scalb(value, power));
        for (String feature : List.of("dxy_z", "vix_z", "embi_z", "dxy_change_1d", "brent_change_1d")) {
            assertThat(Bits.of(scaled.raw(feature))).isEqualTo(Bits.of(market.raw(feature)));
        }
    }

    @Property(tries = TRIES)
    void C10_negatedValuesNegateTheScore(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        assertNegationMultipliesBy(-1, SCORES.keySet(), Market.ragged(seed, length));
    }

    @Property(tries = TRIES)
    void C11_negatedValuesLeaveTheChange(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        assertNegationMultipliesBy(1, CHANGES.keySet(), Market.ragged(seed, length));
    }

    private static void assertNegationMultipliesBy(double sign, Set<String> features, Market market) {
        Market negated = market.mapMacro(value -> -value);
        for (String feature : features) {
            double[] before = market.raw(feature);
            double[] after = negated.raw(feature);
            for (int row = 0; row < before.length; row++) {
                assertThat(after[row] == sign * before[row]).isTrue(); // where it is 0 the sign may differ
            }
        }
    }

    @Property(tries = TRIES)
    void C8_C9_C10_C11_aConstantHasNoScoreAndNoChange(
            @ForAll @IntRange(min = 1, max = LONGEST) int length, @ForAll @IntRange(min = -999, max = 999) int tenths) {
        Market market = Market.grid(0, length).mapMacro(any -> tenths / 10.0);
        SCORES.keySet().forEach(score -> assertThat(market.raw(score)).containsOnly(0.0));
        CHANGES.keySet()
                .forEach(change -> assertThat(DoubleStream.of(market.raw(change)))
                        .allMatch(value -> value == 0)); // and -0.0 where the constant is negative
    }

    @Property(tries = TRIES)
    void C11_anAbsentValueNowOrAtTheBarBeforeReads0(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        CHANGES.forEach((feature, column) -> {
            double[] value = market.macro(column);
            double[] change = market.raw(feature);
            for (int row = 0; row < length; row++) {
                if (row == 0 || Double.isNaN(value[row]) || Double.isNaN(value[row - 1])) {
                    assertThat(change[row]).isZero();
                }
            }
        });
    }

    @Property(tries = TRIES)
    void C12_theSpreadIsTheExactDifferenceRoundedOnce(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        double[] treasury = market.macro("treasury_10y");
        double[] spread = market.raw("rate_spread");
        for (int row = 0; row < length; row++) {
            Bits.assertSame(
                    spread[row],
                    Double.isNaN(treasury[row])
                            ? Double.NaN
                            : BigDecimal.TEN
                                    .subtract(new BigDecimal(treasury[row]))
                                    .doubleValue());
        }
    }

    @Property(tries = TRIES)
    void C12_anAbsentSpreadBecomes0OnlyWhenItIsNormalised(@ForAll long seed) {
        Market market = Market.ragged(seed, LONGEST).mapMacro("treasury_10y", any -> Double.NaN);
        int spread = CONTRACT.indexOf("rate_spread");
        assertThat(market.raw().get(spread)).containsOnly(Double.NaN);
        assertThat(market.engine().normalized()[spread]).isEqualTo(0f);
    }

    @Property(tries = TRIES)
    void C8_theMeanHasTheSignThatAllValuesHave(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        double[] values = Market.ragged(seed, length).mapMacro(Math::abs).macro("dxy");
        Moments moments = new Moments(WINDOW);
        for (double x : values) {
            moments.push(x);
            double value = moments.mean();
            assertThat(value >= 0).isEqualTo(moments.count() > 0);
        }
    }

    @Property(tries = TRIES)
    void C8_theMeanOfEqualValuesIsThatValueWhateverLeftBefore(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(min = -999, max = 999) int tenths) {
        double[] values = Market.ragged(seed, length).macro("dxy");
        Moments moments = new Moments(WINDOW);
        for (double x : values) {
            moments.push(x);
        }
        double constant = tenths / 10.0;
        for (int i = 1; i <= 2 * WINDOW; i++) {
            moments.push(constant);
            double value = moments.mean();
            if (i >= WINDOW || moments.count() <= i) {
                assertThat(value).isEqualTo(constant);
            }
        }
    }

    @Property(tries = TRIES)
    void C9_theDeviationIsThereFromTwoValuesOnAndNeverNegative(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        double[] values = Market.ragged(seed, length).macro("dxy");
        Moments moments = new Moments(WINDOW);
        for (int row = 0; row < length; row++) {
            moments.push(values[row]);
            double spread = moments.deviation();
            long present = DoubleStream.of(values)
                    .skip(Math.max(0, row + 1 - WINDOW))
                    .limit(Math.min(WINDOW, row + 1))
                    .filter(x -> !Double.isNaN(x))
                    .count();
            assertThat(spread >= 0).isEqualTo(present >= 2);
        }
    }

    @Property(tries = TRIES)
    void B1_aMacroColumnReachesItsOwnFeaturesOnly(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        long[][] before = Bits.of(market.raw());
        for (String column : CONTRACT.macroColumns()) {
            long[][] after =
                    Bits.of(market.mapMacro(column, value -> 7 - 3 * value).raw());
            for (int i = 0; i < before.length; i++) {
                if (!CONTRACT.feature(i).inputs().contains(column)) {
                    assertThat(after[i]).isEqualTo(before[i]);
                }
            }
        }
    }
}
