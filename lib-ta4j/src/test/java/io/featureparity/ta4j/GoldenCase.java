// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.golden.GoldenCsv;
import io.featureparity.testsupport.golden.GoldenData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/** The bars and macro values of a case that training was run over, as this library and as ta4j take them. */
record GoldenCase(List<Bar> bars, List<MacroValues> macro) {

    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    static final NormStats STATS = NormStats.parse("norm_stats.json", GoldenData.statistics());

    /** Its formulas are compiled once: some tests make thousands of engines. */
    private static final Model MODEL = Model.of(CONTRACT, STATS);

    /** The kinds of number that ta4j has; neither is made by way of the other. */
    enum Numbers {
        DOUBLE,
        DECIMAL;

        Num of(double value) {
            if (Double.isNaN(value)) {
                return NaN.NaN;
            }
            return this == DOUBLE ? DoubleNum.valueOf(value) : DecimalNum.valueOf(value);
        }

        BarSeries emptySeries() {
            return new BaseBarSeries("golden", of(0));
        }
    }

    static GoldenCase read(String name) {
        GoldenCsv input = GoldenCsv.ofTraining(name + "/input.csv");
        List<Bar> bars = new ArrayList<>();
        List<MacroValues> macro = new ArrayList<>();
        for (List<String> row : input.rows()) {
            Map<String, Double> values = new HashMap<>();
            for (int i = 1; i < row.size(); i++) {
                values.put(input.header().get(i), GoldenCsv.number(row.get(i)));
            }
            bars.add(new Bar(
                    Instant.parse(row.get(0)),
                    values.remove("open"),
                    values.remove("high"),
                    values.remove("low"),
                    values.remove("close"),
                    1));
            macro.add(CONTRACT.macro(values));
        }
        return new GoldenCase(bars, macro);
    }

    /** Macro values of which brent alone is there. */
    static MacroValues brent(double value) {
        Map<String, Double> values = new HashMap<>();
        CONTRACT.macroColumns().forEach(column -> values.put(column, Double.NaN));
        values.put("brent", value);
        return CONTRACT.macro(values);
    }

    /** What training normalised, row by row, in contract order. */
    static List<float[]> normalized(String name) {
        return GoldenCsv.ofTraining(name + "/normalized.csv").floats();
    }

    static FeatureEngine engine() {
        return FeatureEngine.of(MODEL);
    }

    /** What the engine says when it is driven without ta4j: the raw values of each bar. */
    List<double[]> raw() {
        FeatureEngine engine = engine();
        List<double[]> raw = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            engine.update(bars.get(i), macro.get(i));
            raw.add(engine.raw());
        }
        return raw;
    }

    BarSeries series(Numbers numbers) {
        BarSeries series = numbers.emptySeries();
        bars.forEach(bar -> series.addBar(ta4jBar(bar, numbers)));
        return series;
    }

    /** Adds bars of this case to a series. */
    void add(BarSeries series, int from, int to) {
        bars.subList(from, to).forEach(bar -> series.addBar(ta4jBar(bar, Numbers.DOUBLE)));
    }

    /** An engine that has taken in the first bars, without ta4j. */
    FeatureEngine engineAfter(int count) {
        FeatureEngine engine = engine();
        for (int i = 0; i < count; i++) {
            engine.update(bars.get(i), macro.get(i));
        }
        return engine;
    }

    static double value(Indicator<Num> indicator, int bar) {
        return indicator.getValue(bar).doubleValue();
    }

    /** That a bar is not there is said each time, in the same words. */
    static void assertNotInSeries(Indicator<Num> indicator, int bar, String message) {
        for (int i = 0; i < 2; i++) {
            InputException refused = refusal(InputException.class, () -> indicator.getValue(bar));
            assertThat(refused.code()).isEqualTo(ErrorCode.BAR_NOT_IN_SERIES);
            assertThat(refused).hasMessage(message);
        }
    }

    EngineFeatures features(BarSeries series) {
        return EngineFeatures.of(series, engine(), BarStamp.BEGIN, (index, time) -> macro.get(index));
    }

    /** The time in the files is that at which a bar begins. */
    static BaseBar ta4jBar(Bar bar, Numbers numbers) {
        return new BaseBar(
                FIVE_MINUTES,
                bar.time().plus(FIVE_MINUTES).atZone(ZoneOffset.UTC),
                numbers.of(bar.open()),
                numbers.of(bar.high()),
                numbers.of(bar.low()),
                numbers.of(bar.close()),
                numbers.of(bar.volume()),
                numbers.of(0));
    }
}
