// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import static io.featureparity.ta4j.GoldenCase.assertNotInSeries;
import static io.featureparity.ta4j.GoldenCase.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.ta4j.GoldenCase.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/** Series that remove their oldest bars, or that begin where an engine left off. */
class MovingSeriesTest {

    private static final int RSI = GoldenCase.CONTRACT.indexOf("rsi_9");

    private final GoldenCase golden = GoldenCase.read("session-walk");
    private final BarSeries series = Numbers.DOUBLE.emptySeries();

    @Test
    void C13_aMovingSeriesGivesTheBitsOfTheWholeHistory() {
        series.setMaximumBarCount(10);
        EngineFeatures features = golden.features(series);
        Indicator<Num> rsi = features.raw("rsi_9");
        List<double[]> raw = golden.raw();

        for (int bar = 0; bar < 400; bar++) {
            golden.add(series, bar, bar + 1);
            assertThat(value(rsi, bar)).isEqualTo(raw.get(bar)[RSI]);
        }
        assertThat(series.getBeginIndex()).isEqualTo(390);
        for (int bar = 390; bar < 400; bar++) {
            assertThat(value(rsi, bar)).isEqualTo(raw.get(bar)[RSI]);
        }
    }

    @Test
    void C13_oneBarFewerThanTheSeriesKeepsMayBeAddedBetweenTwoQuestions() {
        series.setMaximumBarCount(10);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        for (int bar = 0; bar < 100; bar++) {
            golden.add(series, bar, bar + 1);
            if (bar % 9 == 0) {
                assertThat(value(rsi, bar)).isEqualTo(golden.raw().get(bar)[RSI]);
            }
        }
    }

    @Test
    void whatIsKeptDoesNotOutgrowTheSeries() {
        series.setMaximumBarCount(10);
        var pass = new SeriesPass(
                series,
                GoldenCase.engine(),
                BarStamp.BEGIN,
                (index, time) -> golden.macro().get(index));
        for (int bar = 0; bar < 400; bar++) {
            golden.add(series, bar, bar + 1);
            pass.raw(bar, RSI);
        }

        assertThat(pass.barsKept()).as("all but the forming one").isEqualTo(9);
    }

    @Test
    void aRemovedBarHasNoValueAnyMore() {
        series.setMaximumBarCount(10);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        for (int bar = 0; bar < 30; bar++) {
            golden.add(series, bar, bar + 1);
            rsi.getValue(bar);
        }

        assertNotInSeries(rsi, 19, "FP-541 at series golden: must be a bar of the series, from 20 to 29, but was 19");
        assertThat(value(rsi, 20)).isEqualTo(golden.raw().get(20)[RSI]);
    }

    /** The seed of every average would be wherever the window happens to start. */
    @Test
    void C13_aBarRemovedBeforeItWasTakenInIsNotSteppedOver() {
        series.setMaximumBarCount(10);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        golden.add(series, 0, 5);
        rsi.getValue(4);
        for (int bar = 5; bar < 30; bar++) {
            golden.add(series, bar, bar + 1);
        }

        String message =
                "FP-541 at series golden: each bar must be taken in before the series removes it; the first it "
                        + "still has is 20, but was 4";
        assertNotInSeries(rsi, 29, message);
        assertNotInSeries(rsi, 22, message);
    }

    /** A forming bar that is removed when the next one comes was never seen to its end. */
    @Test
    void C13_theOnlyBarKeptMayNotBeSteppedToEither() {
        series.setMaximumBarCount(1);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        golden.add(series, 0, 1);
        golden.add(series, 1, 2);

        assertNotInSeries(
                rsi,
                1,
                "FP-541 at series golden: each bar must be taken in before the series removes it; the first it still has "
                        + "is 1, but was 0");
    }

    @Test
    void C13_historyBeginsAtTheFirstBarThatTheSeriesStillHolds() {
        series.setMaximumBarCount(10);
        golden.add(series, 0, 30);
        Indicator<Num> rsi = golden.features(series).raw("rsi_9");
        FeatureEngine engine = GoldenCase.engine();

        for (int bar = 20; bar < 30; bar++) {
            engine.update(golden.bars().get(bar), golden.macro().get(bar));
            assertThat(value(rsi, bar)).isEqualTo(engine.raw(RSI));
        }
        assertThat(rsi.getUnstableBars()).isEqualTo(20 + 14);
    }

    @Test
    void C13_anEngineThatHasSeenEarlierBarsGoesOn() {
        FeatureEngine engine = golden.engineAfter(200);
        double[] before = engine.raw();
        for (int bar = 200; bar < 260; bar++) {
            golden.add(series, bar, bar + 1);
        }
        EngineFeatures features = EngineFeatures.of(
                series, engine, BarStamp.BEGIN, (index, time) -> golden.macro().get(200 + index));

        for (int bar = 0; bar < 60; bar++) {
            assertThat(value(features.raw("rsi_9"), bar)).isEqualTo(golden.raw().get(200 + bar)[RSI]);
        }
        assertThat(features.raw("rsi_9").getUnstableBars()).isZero();
        assertThat(engine.barsSeen()).as("the caller's engine").isEqualTo(200);
        assertThat(engine.raw()).containsExactly(before);
    }
}
