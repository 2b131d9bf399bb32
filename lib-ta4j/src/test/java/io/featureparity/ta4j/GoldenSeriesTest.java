// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.ta4j.GoldenCase.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/** By way of ta4j come the bits that the engine gives without it, and those that training normalised. */
class GoldenSeriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coarse-ticks",
                "flat-then-moving",
                "low-missing",
                "macro-extreme",
                "macro-missing",
                "macro-signs",
                "missing-bars",
                "partial-bars",
                "session-walk",
                "shocks",
                "short",
                "single-bar"
            })
    void C13_aSeriesOfDoublesGivesTheEnginesBits(String name) {
        GoldenCase golden = GoldenCase.read(name);
        EngineFeatures features = golden.features(golden.series(Numbers.DOUBLE));
        List<double[]> raw = golden.raw();
        List<float[]> trained = GoldenCase.normalized(name);
        List<String> differences = new ArrayList<>();

        for (FeatureSpec feature : GoldenCase.CONTRACT.marketFeatures()) {
            Indicator<Num> rawValues = features.raw(feature.name());
            Indicator<Num> normalized = features.normalized(feature.name());
            for (int bar = 0; bar < raw.size(); bar++) {
                long expected = Double.doubleToRawLongBits(raw.get(bar)[feature.index()]);
                long actual = Double.doubleToRawLongBits(rawValues.getValue(bar).doubleValue());
                int expectedFloat = Float.floatToRawIntBits(trained.get(bar)[feature.index()]);
                int actualFloat =
                        Float.floatToRawIntBits(normalized.getValue(bar).floatValue());
                if (expected != actual || expectedFloat != actualFloat) {
                    differences.add(feature.name() + " at bar " + bar);
                }
            }
        }

        assertThat(trained).hasSameSizeAs(raw).isNotEmpty();
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coarse-ticks", "missing-bars", "partial-bars", "session-walk", "short"})
    void C13_aSeriesOfDecimalsGivesTheEnginesBits(String name) {
        GoldenCase golden = GoldenCase.read(name);
        EngineFeatures features = golden.features(golden.series(Numbers.DECIMAL));
        List<double[]> raw = golden.raw();
        List<String> differences = new ArrayList<>();

        for (FeatureSpec feature : GoldenCase.CONTRACT.marketFeatures()) {
            Indicator<Num> rawValues = features.raw(feature.name());
            Indicator<Num> normalized = features.normalized(feature.name());
            for (int bar = 0; bar < raw.size(); bar++) {
                double expected = raw.get(bar)[feature.index()];
                float expectedFloat = GoldenCase.engine().model().normalizer().normalize(feature.index(), expected);
                // Adding 0.0 turns -0.0, which decimals do not have, into 0.0, and nothing else into anything else.
                long expectedBits = Double.doubleToRawLongBits(expected + 0.0);
                long actual = Double.doubleToRawLongBits(rawValues.getValue(bar).doubleValue());
                float actualFloat = normalized.getValue(bar).floatValue();
                if (expectedBits != actual
                        || Float.floatToRawIntBits(expectedFloat + 0.0f) != Float.floatToRawIntBits(actualFloat)) {
                    differences.add(feature.name() + " at bar " + bar);
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE,DoubleNum", "DECIMAL,DecimalNum"})
    void aValueIsANumberOfTheSeriesKind(Numbers numbers, String kind) {
        GoldenCase golden = GoldenCase.read("short");
        EngineFeatures features = golden.features(golden.series(numbers));

        assertThat(features.raw("rsi_9").getValue(3).getName()).isEqualTo(kind);
        assertThat(features.normalized("rsi_9").getValue(3).getName()).isEqualTo(kind);
    }

    /** A series that is made from bars rounds to the digits of the first close: "3950" has four. */
    @Test
    void C13_theDigitsOfTheFirstDecimalDoNotRoundTheFeatures() {
        GoldenCase golden = GoldenCase.read("session-walk");
        BarSeries all = golden.series(Numbers.DECIMAL);
        org.ta4j.core.Bar first = all.getBar(0);
        List<org.ta4j.core.Bar> bars = new ArrayList<>(all.getBarData());
        Num close = DecimalNum.valueOf(
                new BigDecimal(Double.toString(golden.bars().get(0).close())));
        bars.set(
                0,
                new BaseBar(
                        first.getTimePeriod(),
                        first.getEndTime(),
                        first.getOpenPrice(),
                        first.getHighPrice(),
                        first.getLowPrice(),
                        close,
                        first.getVolume(),
                        first.getAmount()));
        BarSeries series = new BaseBarSeries("few digits", bars);
        int rsi = GoldenCase.CONTRACT.indexOf("rsi_9");
        double expected = golden.raw().get(700)[rsi];

        assertThat(series.numOf(expected).doubleValue())
                .as("what the series itself would make of it")
                .isNotEqualTo(expected);
        assertThat(golden.features(series).raw("rsi_9").getValue(700).doubleValue())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Numbers.class)
    void B2_anAbsentRawValueIsNaNAndNormalisedZero(Numbers numbers) {
        GoldenCase golden = GoldenCase.read("short");
        BarSeries series = golden.series(numbers);
        EngineFeatures features =
                EngineFeatures.of(series, GoldenCase.engine(), BarStamp.BEGIN, MacroFeed.absent(GoldenCase.CONTRACT));

        assertThat(features.raw("rate_spread").getValue(2)).isSameAs(NaN.NaN);
        assertThat(features.normalized("rate_spread").getValue(2).doubleValue()).isEqualTo(0.0);
    }

    /** A bar in which nothing has been traded holds null in ta4j. */
    @Test
    void B2_aBarWithoutPricesIsAbsent() {
        GoldenCase golden = GoldenCase.read("session-walk");
        BarSeries series = Numbers.DOUBLE.emptySeries();
        for (int i = 0; i < 20; i++) {
            series.addBar(GoldenCase.ta4jBar(golden.bars().get(i), Numbers.DOUBLE));
        }
        var last = series.getLastBar();
        series.addBar(new BaseBar(last.getTimePeriod(), last.getEndTime().plusMinutes(5), series.function()));
        var engine = GoldenCase.engine();
        for (int i = 0; i < 20; i++) {
            engine.update(golden.bars().get(i), golden.macro().get(i));
        }
        engine.update(Bar.absent(golden.bars().get(20).time()), golden.macro().get(20));

        for (FeatureSpec feature : GoldenCase.CONTRACT.marketFeatures()) {
            assertThat(Double.doubleToRawLongBits(golden.features(series)
                            .raw(feature.name())
                            .getValue(20)
                            .doubleValue()))
                    .as(feature.name())
                    .isEqualTo(Double.doubleToRawLongBits(engine.raw(feature.index())));
        }
    }

    @Test
    void C11_anInfiniteRawValueIsRefusedWhereNumbersHaveNoInfinity() {
        GoldenCase golden = GoldenCase.read("session-walk");
        MacroFeed zeroThenOne = (index, time) -> GoldenCase.brent(index);
        var doubles =
                EngineFeatures.of(golden.series(Numbers.DOUBLE), GoldenCase.engine(), BarStamp.BEGIN, zeroThenOne);
        var decimals =
                EngineFeatures.of(golden.series(Numbers.DECIMAL), GoldenCase.engine(), BarStamp.BEGIN, zeroThenOne);
        Indicator<Num> refused = decimals.raw("brent_change_1d");

        assertThat(doubles.raw("brent_change_1d").getValue(1).doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(doubles.raw("brent_change_1d").getValue(1)).isInstanceOf(DoubleNum.class);
        for (int i = 0; i < 2; i++) {
            InputException refusal = refusal(InputException.class, () -> refused.getValue(1));
            assertThat(refusal.code()).isEqualTo(ErrorCode.NUMBERS_WITHOUT_INFINITY);
            assertThat(refusal)
                    .hasMessage("FP-542 at series golden, bar 1: a DecimalNum must be finite, but was Infinity");
        }
        assertThat(decimals.normalized("brent_change_1d").getValue(1).doubleValue())
                .isEqualTo(5.0);
        assertThat(refused.getValue(2).doubleValue()).isEqualTo(1.0);
    }
}
