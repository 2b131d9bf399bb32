// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import static io.featureparity.ta4j.GoldenCase.assertNotInSeries;
import static io.featureparity.ta4j.GoldenCase.value;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.ta4j.GoldenCase.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/** Series that grow, whose last bar is still forming, or that hold a bad bar. */
class ChangingSeriesTest {

    private static final int RSI = GoldenCase.CONTRACT.indexOf("rsi_9");

    private final GoldenCase golden = GoldenCase.read("session-walk");
    private final BarSeries series = Numbers.DOUBLE.emptySeries();

    @Test
    void C13_barsAddedOneByOneGiveTheSameBits() {
        List<double[]> raw = golden.raw();
        EngineFeatures features = golden.features(series);
        List<Indicator<Num>> indicators = GoldenCase.CONTRACT.marketFeatures().stream()
                .map(FeatureSpec::name)
                .map(features::raw)
                .toList();
        for (int bar = 0; bar < 300; bar++) {
            golden.add(series, bar, bar + 1);
            assertThat(values(indicators, bar)).as("bar %s, forming", bar).containsExactly(raw.get(bar));
        }
        for (int bar = 0; bar < 300; bar++) {
            assertThat(values(indicators, bar)).as("bar %s, later", bar).containsExactly(raw.get(bar));
        }
    }

    @Test
    void C13_theOrderOfTheQuestionsDoesNotMatter() {
        golden.add(series, 0, 200);
        EngineFeatures features = golden.features(series);
        List<double[]> raw = golden.raw();

        for (int bar : new int[] {199, 0, 198, 57, 57, 199, 1}) {
            assertThat(value(features.raw("rsi_9"), bar)).isEqualTo(raw.get(bar)[RSI]);
        }
    }

    // ---- the forming bar

    @Test
    void C13_theFormingBarIsFollowedAndNeverTakenIn() {
        golden.add(series, 0, 100);
        EngineFeatures features = golden.features(series);
        Indicator<Num> rsi = features.raw("rsi_9");
        Bar last = golden.bars().get(99);
        FeatureEngine before = golden.engineAfter(99);
        assertThat(value(rsi, 99)).isEqualTo(golden.raw().get(99)[RSI]);

        series.addPrice(last.high() + 7);
        Bar higher = new Bar(last.time(), last.open(), last.high() + 7, last.low(), last.high() + 7, 1);
        double whenHigher = before.peek(higher, golden.macro().get(99))[RSI];
        assertThat(value(rsi, 99))
                .isEqualTo(whenHigher)
                .isNotEqualTo(golden.raw().get(99)[RSI]);

        series.addBar(GoldenCase.ta4jBar(last, Numbers.DOUBLE), true);
        assertThat(value(rsi, 99)).isEqualTo(golden.raw().get(99)[RSI]);

        golden.add(series, 100, 101);
        assertThat(value(rsi, 100)).isEqualTo(golden.raw().get(100)[RSI]);
        assertThat(value(rsi, 99)).isEqualTo(golden.raw().get(99)[RSI]);
    }

    @Test
    void C13_theLastStateOfABarIsTheOneThatCounts() {
        golden.add(series, 0, 50);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        double first = value(rsi, 49);
        series.addPrice(golden.bars().get(49).high() + 20);
        golden.add(series, 50, 51);

        FeatureEngine engine = golden.engineAfter(49);
        Bar closed = golden.bars().get(49);
        engine.update(
                new Bar(closed.time(), closed.open(), closed.high() + 20, closed.low(), closed.high() + 20, 1),
                golden.macro().get(49));
        assertThat(value(rsi, 49)).isEqualTo(engine.raw(RSI)).isNotEqualTo(first);
        engine.update(golden.bars().get(50), golden.macro().get(50));
        assertThat(value(rsi, 50)).isEqualTo(engine.raw(RSI));
    }

    @Test
    void B1_theFormingBarFollowsItsMacroValues() {
        golden.add(series, 0, 3);
        double[] brent = {80};
        EngineFeatures features = EngineFeatures.of(
                series,
                GoldenCase.engine(),
                BarStamp.BEGIN,
                (index, time) -> GoldenCase.brent(index < 2 ? 80 : brent[0]));
        Indicator<Num> change = features.raw("brent_change_1d");

        assertThat(value(change, 2)).isEqualTo(0.0);
        brent[0] = 100;
        assertThat(value(change, 2)).isEqualTo(0.25);
    }

    @Property(tries = 1_000)
    void C13_whateverIsAskedMeanwhileTheBitsAreTheSame(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 5) Integer> steps) {
        BarSeries changing = Numbers.DOUBLE.emptySeries();
        EngineFeatures features = golden.features(changing);
        Indicator<Num> adx = features.raw("adx_14");
        Indicator<Num> rsi = features.raw("rsi_9");
        changing.addBar(GoldenCase.ta4jBar(golden.bars().get(0), Numbers.DOUBLE));
        for (int step : steps) {
            int end = changing.getEndIndex();
            switch (step) {
                case 0, 1, 2 -> changing.addBar(GoldenCase.ta4jBar(golden.bars().get(end + 1), Numbers.DOUBLE));
                case 3 -> changing.addPrice(golden.bars().get(end).high() + 1);
                case 4 -> adx.getValue(end);
                default -> rsi.getValue(end / 2);
            }
        }

        FeatureEngine engine = GoldenCase.engine();
        int adxIndex = GoldenCase.CONTRACT.indexOf("adx_14");
        for (int i = 0; i <= changing.getEndIndex(); i++) {
            var bar = changing.getBar(i);
            engine.update(
                    new Bar(
                            bar.getBeginTime().toInstant(),
                            bar.getOpenPrice().doubleValue(),
                            bar.getHighPrice().doubleValue(),
                            bar.getLowPrice().doubleValue(),
                            bar.getClosePrice().doubleValue(),
                            1),
                    golden.macro().get(i));
            assertThat(value(rsi, i)).isEqualTo(engine.raw(RSI));
            assertThat(value(adx, i)).isEqualTo(engine.raw(adxIndex));
        }
    }

    // ---- which bars, and when

    @Test
    void D3_theStampSaysWhichTimeABarHas() {
        golden.add(series, 0, 3);
        assertThat(timesSeen(BarStamp.BEGIN))
                .containsExactly(
                        Instant.parse("2024-03-04T13:00:00Z"),
                        Instant.parse("2024-03-04T13:05:00Z"),
                        Instant.parse("2024-03-04T13:10:00Z"));
        assertThat(timesSeen(BarStamp.END))
                .containsExactly(
                        Instant.parse("2024-03-04T13:05:00Z"),
                        Instant.parse("2024-03-04T13:10:00Z"),
                        Instant.parse("2024-03-04T13:15:00Z"));
    }

    @Test
    void aClosedBarAsksTheFeedOnce() {
        golden.add(series, 0, 20);
        List<Integer> asked = new ArrayList<>();
        EngineFeatures features = EngineFeatures.of(series, GoldenCase.engine(), BarStamp.BEGIN, (index, time) -> {
            asked.add(index);
            return golden.macro().get(index);
        });
        GoldenCase.CONTRACT.marketFeatures().forEach(f -> features.raw(f.name()).getValue(3));
        features.normalized("vix_z").getValue(3);

        assertThat(asked).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aBarOutsideTheSeriesIsRefused() {
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        assertNotInSeries(rsi, 0, "FP-541 at series golden: must be a bar of the series, which has none, but was 0");

        golden.add(series, 0, 5);
        String rule = "FP-541 at series golden: must be a bar of the series, from 0 to 4, but was ";
        assertNotInSeries(rsi, 5, rule + 5);
        assertNotInSeries(rsi, -1, rule + -1);
        assertThat(value(rsi, 4)).isEqualTo(golden.raw().get(4)[RSI]);
    }

    @Test
    void D4_theBarsBeforeTheFirstObservationAreUnstable() {
        assertThat(golden.features(series).raw("rsi_9").getUnstableBars()).isEqualTo(14);
        assertThat(golden.features(series).normalized("rsi_9").getUnstableBars())
                .isEqualTo(14);
    }

    // ---- bad input

    @Test
    void B2_aBarThatTheEngineRefusesIsRefusedEachTimeAndHasNoEffect() {
        golden.add(series, 0, 20);
        Bar good = golden.bars().get(20);
        Bar bad = new Bar(good.time(), good.open(), good.high(), good.low(), -1, 1);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        series.addBar(GoldenCase.ta4jBar(bad, Numbers.DOUBLE));
        String message = "FP-501 at bar 20 (" + good.time()
                + "), close: a price must be above 0 and finite, or NaN for absent, but was -1.0";

        assertThatThrownBy(() -> rsi.getValue(20))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
        assertThat(value(rsi, 19)).isEqualTo(golden.raw().get(19)[RSI]);

        series.addBar(GoldenCase.ta4jBar(good, Numbers.DOUBLE), true);
        assertThat(value(rsi, 20))
                .as("once it is put right")
                .isEqualTo(golden.raw().get(20)[RSI]);

        series.addBar(GoldenCase.ta4jBar(bad, Numbers.DOUBLE), true);
        golden.add(series, 21, 22);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> rsi.getValue(20)).hasMessage(message);
            assertThatThrownBy(() -> rsi.getValue(21)).hasMessage(message);
            assertThat(value(rsi, 19)).isEqualTo(golden.raw().get(19)[RSI]);
        }
    }

    /** Ta4j compares ends only; two bars of other lengths may begin together. */
    @Test
    void B2_aBarThatBeginsWithTheOneBeforeItIsRefused() {
        var first = GoldenCase.ta4jBar(golden.bars().get(0), Numbers.DOUBLE);
        series.addBar(first);
        Indicator<Num> rsi = EngineFeatures.of(
                        series, GoldenCase.engine(), BarStamp.BEGIN, MacroFeed.absent(GoldenCase.CONTRACT))
                .raw("rsi_9");
        assertThat(value(rsi, 0)).isEqualTo(50.0);

        series.addBar(new BaseBar(
                Duration.ofMinutes(10),
                first.getEndTime().plusMinutes(5),
                first.getOpenPrice(),
                first.getHighPrice(),
                first.getLowPrice(),
                first.getClosePrice(),
                first.getVolume(),
                first.getAmount()));

        for (int i = 0; i < 2; i++) {
            assertThat(refusal(InputException.class, () -> rsi.getValue(1)).code())
                    .isEqualTo(ErrorCode.TIME_NOT_AFTER);
        }
    }

    @Test
    void B1_macroValuesOfOtherColumnsAreRefused() {
        golden.add(series, 0, 2);
        var others = MacroValues.absent(List.of("copper"));
        Indicator<Num> rsi = EngineFeatures.of(series, GoldenCase.engine(), BarStamp.BEGIN, (index, time) -> others)
                .raw("rsi_9");

        for (int bar = 0; bar < 2; bar++) {
            int asked = bar;
            assertThat(refusal(InputException.class, () -> rsi.getValue(asked)).code())
                    .isEqualTo(ErrorCode.UNKNOWN_MACRO_COLUMN);
        }
    }

    @Test
    void A1_onlyMarketFeaturesHaveIndicators() {
        EngineFeatures features = golden.features(series);
        for (String name : List.of("position", "time_normalized", "rsi_14", "")) {
            InputException refused = refusal(InputException.class, () -> features.raw(name));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_FEATURE);
            assertThat(refused)
                    .hasMessageContaining("must be a market feature, one of log_ret_5m, log_ret_1h")
                    .hasMessageEndingWith("but was " + name);
            assertThatThrownBy(() -> features.normalized(name)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void anIndicatorSaysWhatItIs() {
        EngineFeatures features = golden.features(series);
        assertThat(features.raw("rsi_9")).hasToString("rsi_9");
        assertThat(features.normalized("rsi_9")).hasToString("rsi_9 normalized");
        assertThat(features.raw("rsi_9").getBarSeries()).isSameAs(series);
        assertThat(features.toString())
                .startsWith("EngineFeatures[usdcop-m5@1.0.0")
                .endsWith(" over golden]");
    }

    // ---- shorthand

    private List<Instant> timesSeen(BarStamp stamp) {
        List<Instant> times = new ArrayList<>();
        EngineFeatures.of(series, GoldenCase.engine(), stamp, (index, time) -> {
                    times.add(time);
                    return golden.macro().get(index);
                })
                .raw("rsi_9")
                .getValue(2);
        return times;
    }

    private static double[] values(List<Indicator<Num>> indicators, int bar) {
        return indicators.stream()
                .mapToDouble(indicator -> value(indicator, bar))
                .toArray();
    }
}
