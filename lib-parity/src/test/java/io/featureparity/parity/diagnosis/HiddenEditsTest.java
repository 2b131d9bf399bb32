// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Formula;
import io.featureparity.parity.diagnosis.SessionMarket.Merge;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits that hide each other, so that no row matches or another formula seems to fit before all of them are right. */
final class HiddenEditsTest {

    private static final SessionMarket MARKET = SessionMarket.withHoles(31, 3_000);
    private static final int ANY = Integer.MAX_VALUE;
    private static final Merge OF_CONTRACT = new Merge(1, ANY, 144);

    private static String zScore(String column, int length, int least) {
        String window = "(" + column + ", " + length + ", min_periods=" + least + ")";
        return "fillna(clip((" + column + " - rolling_mean" + window + ") / where(rolling_std" + window
                + " == 0, nan, rolling_std" + window + "), -3, 3), 0)";
    }

    private static double[] column(String text, Merge merge) {
        return column(MARKET, text, merge);
    }

    private static double[] column(SessionMarket market, String text, Merge merge) {
        Formula formula = Formula.of(text, SessionMarket.CONTRACT.macroColumns());
        return market.merged(merge).column(formula, List.of(), Double.NaN);
    }

    private static double[] rounded(double[] values, double unit) {
        return Arrays.stream(values).map(x -> Math.rint(x * unit) / unit).toArray();
    }

    private static double[] late(double[] values, int rows) {
        double[] late = new double[values.length];
        Arrays.fill(late, 0, rows, Double.NaN);
        System.arraycopy(values, 0, late, rows, values.length - rows);
        return late;
    }

    private static String sentence(String feature, double[] values) {
        return sentence(MARKET, feature, values);
    }

    private static String sentence(SessionMarket market, String feature, double[] values) {
        Diagnosis found = Diagnoser.of(market.marketWithPublished(), null)
                .diagnose(new ClaimedColumn(feature, feature, market.times(), values));
        Evidence evidence = found.evidence();
        assertThat(evidence).as(found.sentence()).isNotNull();
        assertThat(evidence.equal()).as(found.sentence()).isEqualTo(evidence.rows());
        return found.sentence();
    }

    @Test
    void F_anotherInputAndLengthAndJoinAreFoundTogether() {
        assertThat(sentence("embi_z", column(zScore("usdmxn", 164, 1), new Merge(6, ANY, ANY))))
                .contains("a length of 164 bars with usdmxn as input and macro values joined 5 days late");
    }

    private static void aFixedScoreOfAnotherInputOfTheSameDayIsFound() {
        assertThat(sentence("dxy_z", column("fillna(clip((usdmxn - 17.2) / 0.65, -4, 4), 0)", new Merge(0, ANY, ANY))))
                .contains("usdmxn as input and macro values of the same day")
                .contains("a fixed mean of 17.2 and a deviation of 0.65");
    }

    @Test
    void F_aFactorBehindAFixedScoreIsTakenApartFromItByTheLastBits() {
        assertThat(sentence("vix_z", column("fillna(clip((brent - 81) / 7.5, -4, 4), 0) * 2.953125", OF_CONTRACT)))
                .contains("brent as input and a fixed mean of 81 and a deviation of", "a constant factor of");
    }

    private static void anOffsetBehindAFixedScoreIsTakenApartFromItByTheLastBits() {
        assertThat(sentence("vix_z", column("fillna(clip((brent - 81) / 7.5, -4, 4), 0) + 1.375", OF_CONTRACT)))
                .contains(
                        "brent as input and a fixed mean of 81 and a deviation of 7.5 and a constant offset of 1.375");
    }

    private static void aFactorOfValuesWithThreeDigitsIsFound() {
        String range = "nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))";
        double[] values = column(
                "fillna(ewm_mean(where(isna(shift(close)), nan, " + range
                        + "), alpha=1/10, adjust=False) / close, 0) * 1.25",
                OF_CONTRACT);
        assertThat(sentence("atr_pct", rounded(values, 1e6)))
                .contains("the first change left absent with a constant factor of 1.25");
    }

    @Test
    void F_anOffsetOfAFewChangesIsFound() {
        double[] values =
                column("clip(fillna(diff(usdmxn) / shift(usdmxn), 0), -0.006, 0.006) + 4.625", new Merge(5, ANY, ANY));
        assertThat(sentence("usdmxn_change_1d", rounded(values, 1e6)))
                .contains("macro values joined 4 days late with a constant offset of 4.625");
    }

    @Test
    void F_aShortLagIsToldFromALongerOneWithALimit() {
        double[] values = column("clip(fillna(diff(brent, 2) / shift(brent, 2), 0), -0.004, 0.004)", OF_CONTRACT);
        assertThat(sentence("brent_change_1d", rounded(values, 1e5))).contains("a change over 2 bars with a clip");
    }

    @Test
    void F_bothPartsOfASpreadBehindAScoreAreFoundOfRoundedValues() {
        double[] values = column("(vix - usdmxn - 7.03) / 1.41", OF_CONTRACT);
        assertThat(sentence("rate_spread", rounded(values, 1e3)))
                .contains("usdmxn as input with vix in place of the constant and a z-score with a mean of 7.03 and a"
                        + " deviation of 1.41");
    }

    @Test
    void F_macroValuesOfTheSameDayAreNotRowsOfThePreviousOne() {
        double[] values = column("log(brent / shift(brent, 1))", new Merge(0, ANY, ANY));
        assertThat(sentence("brent_change_1d", rounded(values, 1e5)))
                .contains("macro values of the same day")
                .doesNotContain(" early");
    }

    @Test
    void F_rowsThatAreTwoBarsLateAreNotThoseOfTheOpenOneBarLate() {
        assertThat(sentence("log_ret_4h", late(column("log(close / shift(close, 48))", OF_CONTRACT), 2)))
                .contains("rows 2 bars late with no value where it is undefined");
    }

    @Test
    void F_rowsAreMovedBackThoughTheirFormulaHasTwoEdits() {
        String gain = "rolling_mean(where(diff(close) > 0, diff(close), 0), 37)";
        String loss = "rolling_mean(where(diff(close) < 0, -diff(close), 0), 37)";
        double[] values = column("100 - 100 / (1 + " + gain + " / (" + loss + " + 1e-10))", OF_CONTRACT);
        assertThat(sentence("rsi_9", late(values, 3))).contains("rows 3 bars late", "plain rolling mean of 37");
    }

    @Test
    void F_aClockIsNotAnOffsetWithBounds() {
        String minute = "(minute_of_day + 60 - where(minute_of_day + 60 >= 1440, 1440, 0))";
        double[] values =
                column("where(" + minute + " < 780, 1, clip((" + minute + " - 780) / 295, 0, 1))", OF_CONTRACT);
        assertThat(sentence("time_normalized", rounded(values, 1e4)))
                .contains("times of a clock of UTC+1 taken as UTC");
    }

    private static void aLimitAndTheLeastValuesOfAWindowAreFoundTogether() {
        SessionMarket market = SessionMarket.withHoles(8_367_037_468_086_976_829L, 3_000);
        assertThat(sentence(market, "embi_z", column(market, zScore("embi", 60, 60), new Merge(1, ANY, 103))))
                .contains("a staleness limit of 103 bars with at least 60 values");
    }

    @Test
    void F_aBoundThatOneRowReachesIsFoundByTheOther() {
        SessionMarket market = SessionMarket.withHoles(5_209_705_883_563_729_641L, 3_000);
        double[] values = column(market, "clip(fillna(diff(dxy) / shift(dxy), 0), -0.006, 0.006)", OF_CONTRACT);
        double[] floats = Arrays.stream(values).map(x -> (float) x).toArray();
        assertThat(sentence(market, "dxy_change_1d", floats)).contains("a clip to +-0.006 with float32 storage");
    }

    @Test
    void F_aDeviationIsFoundOfValuesWithTwoDecimals() {
        SessionMarket market = SessionMarket.withHoles(-7_159_997_142_463_375_091L, 3_000);
        double[] values = column(market, "fillna(clip((dxy - 103) / 5, -4, 4), 0) + 3.25", new Merge(1, ANY, ANY));
        assertThat(sentence(market, "dxy_z", rounded(values, 1e2)))
                .contains("macro values filled without limit and a fixed mean of 86.75 and a deviation of 5 and"
                        + " rounding");
    }

    @Test
    void F_whatAScaleMovesIsNoEdit() {
        String gain = "rolling_mean(where(diff(close) > 0, diff(close), 0), 9, min_periods=1)";
        String loss = "rolling_mean(where(diff(close) < 0, -diff(close), 0), 9, min_periods=1)";
        double[] values = column(
                "fillna(1 - 1 / (1 + " + gain + " / where(" + loss + " == 0, nan, " + loss + ")), 0.5)", OF_CONTRACT);
        assertThat(sentence("rsi_9", values)).contains("a scale of 0 to 1").doesNotContain("where it is undefined");
    }

    private static void aDivisorIsFoundBehindALimit() {
        String window = "(vix, 60, min_periods=1)";
        double[] values = column(
                "clip((vix - rolling_mean" + window + ") / where(rolling_std" + window + " == 0, 1e-10, rolling_std"
                        + window + "), -3, 3)",
                new Merge(1, ANY, 161));
        assertThat(sentence("vix_z", values))
                .contains("a staleness limit of 161 bars with", "no value where it is undefined")
                .doesNotContain("percent");
    }

    private static void anInputAndALengthAndADeviationAreFoundTogether() {
        String window = "(usdmxn, 220, min_periods=1";
        double[] values = column(
                "fillna(clip((usdmxn - rolling_mean" + window + ")) / where(rolling_std" + window
                        + ", ddof=0) == 0, nan, rolling_std" + window + ", ddof=0)), -3, 3), 0)",
                OF_CONTRACT);
        assertThat(sentence("dxy_z", values)).contains("a length of 220 bars", "usdmxn as input", "ddof=0");
    }

    @Test
    void F_aLagIsToldFromOthersThoughItsValuesLieOnALine() {
        double[] values = column("clip(fillna(diff(dxy, 2) / shift(dxy, 2), 0), -0.006, 0.006) * 0.9375", OF_CONTRACT);
        assertThat(sentence("dxy_change_1d", values))
                .contains("a change over 2 bars with a constant factor of 0.9375 and a clip")
                .doesNotContain("do not tell");
    }

    /** These take seconds each. The build tries the first, and a run with {@code -Ddiagnosis.hidden=6} all. */
    @Test
    void F_editsThatTakeLongAreFoundTogether() {
        List<Runnable> searches = List.of(
                HiddenEditsTest::anOffsetBehindAFixedScoreIsTakenApartFromItByTheLastBits,
                HiddenEditsTest::aDivisorIsFoundBehindALimit,
                HiddenEditsTest::aFixedScoreOfAnotherInputOfTheSameDayIsFound,
                HiddenEditsTest::aLimitAndTheLeastValuesOfAWindowAreFoundTogether,
                HiddenEditsTest::aFactorOfValuesWithThreeDigitsIsFound,
                HiddenEditsTest::anInputAndALengthAndADeviationAreFoundTogether);
        int tried = Integer.getInteger("diagnosis.hidden", 1);
        assertThat(tried).isBetween(1, searches.size());
        searches.subList(0, tried).forEach(Runnable::run);
    }
}
