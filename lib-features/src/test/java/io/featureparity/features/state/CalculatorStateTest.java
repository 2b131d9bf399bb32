// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.features.average.Smoother;
import io.featureparity.features.macro.ChangeCalculator;
import io.featureparity.features.macro.DailyChangeCalculator;
import io.featureparity.features.macro.FixedZScoreCalculator;
import io.featureparity.features.macro.FixedZSpreadCalculator;
import io.featureparity.features.macro.SpreadCalculator;
import io.featureparity.features.momentum.RsiCalculator;
import io.featureparity.features.returns.LogReturnCalculator;
import io.featureparity.features.rolling.RollingDeviation;
import io.featureparity.features.rolling.RollingMean;
import io.featureparity.features.rolling.RollingWindow;
import io.featureparity.features.rolling.RollingZScoreCalculator;
import io.featureparity.features.series.Bars;
import io.featureparity.features.series.Generated;
import io.featureparity.features.series.Run;
import io.featureparity.features.trend.AdxCalculator;
import io.featureparity.features.volatility.AtrPercentCalculator;
import io.featureparity.features.volatility.TrueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a calculator remembers is in its state, and in its state only. */
class CalculatorStateTest {

    /** A calculator behind one way of being fed. */
    private record Subject(Stateful state, Feed feed) {

        double[] saved() {
            double[] values = new double[StateCursor.length(state)];
            new StateCursor(values).save(state);
            return values;
        }
    }

    @FunctionalInterface
    private interface Feed {
        double update(Bars bars, int i);
    }

    /** A kind of calculator, with a name for when it fails. */
    private record Kind(String name, Supplier<Subject> maker) {

        Subject make() {
            return maker.get();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<Kind> kinds() {
        return Arbitraries.of(allKinds());
    }

    @Provide
    Arbitrary<Bars> bars() {
        // Columns of any sign, as macro values are, beside prices: a sum that goes wrong by the last bits shows there.
        return Arbitraries.oneOf(Generated.bars(), Generated.values().map(values -> new Bars(values, values, values)));
    }

    @Property(tries = 1000)
    void C13_restoredAtAnyBarItGoesOnWithTheSameBitsAndTheSameState(
            @ForAll("kinds") Kind kind, @ForAll("bars") Bars bars, @ForAll("bars") Bars others) {
        Subject straight = kind.make();
        // The target has a past of its own: a field that is not restored would show.
        Subject restored = kind.make();
        for (int i = 0; i < others.length(); i++) {
            restored.feed().update(others, i);
        }

        for (int i = 0; i < bars.length(); i++) {
            new StateCursor(straight.saved()).restore(restored.state());
            assertThat(Run.list(restored.saved())).isEqualTo(Run.list(straight.saved()));

            Subject fresh = kind.make();
            new StateCursor(straight.saved()).restore(fresh.state());

            Double expected = straight.feed().update(bars, i);
            assertThat((Object) restored.feed().update(bars, i)).isEqualTo(expected);
            assertThat((Object) fresh.feed().update(bars, i)).isEqualTo(expected);
            assertThat(Run.list(restored.saved())).isEqualTo(Run.list(straight.saved()));
            assertThat(Run.list(fresh.saved())).isEqualTo(Run.list(straight.saved()));
        }
    }

    @Property(tries = 1000)
    void C13_restoredOnceItGoesOnToTheEndWithTheSameBits(
            @ForAll("kinds") Kind kind, @ForAll("bars") Bars before, @ForAll("bars") Bars after) {
        Subject straight = kind.make();
        for (int i = 0; i < before.length(); i++) {
            straight.feed().update(before, i);
        }
        Subject restored = kind.make();
        new StateCursor(straight.saved()).restore(restored.state());

        for (int i = 0; i < after.length(); i++) {
            Double expected = straight.feed().update(after, i);
            assertThat((Object) restored.feed().update(after, i)).isEqualTo(expected);
            assertThat(Run.list(restored.saved())).isEqualTo(Run.list(straight.saved()));
        }
    }

    private static List<Kind> allKinds() {
        List<Kind> kinds = new ArrayList<>();
        for (Smoothing smoothing : Smoothing.values()) {
            kinds.add(new Kind("Smoother " + smoothing, () -> {
                Smoother smoother = new Smoother(smoothing, 5);
                return ofCloses(smoother, smoother::update);
            }));
            for (FirstChange first : FirstChange.values()) {
                kinds.add(new Kind("Rsi " + smoothing + first, () -> rsi(smoothing, first)));
                kinds.add(new Kind("AtrPercent " + smoothing + first, () -> atr(smoothing, first)));
                for (Adx.Output output : Adx.Output.values()) {
                    kinds.add(new Kind("Adx " + smoothing + first + output, () -> adx(smoothing, first, output)));
                }
            }
        }
        kinds.add(new Kind("RollingMean", CalculatorStateTest::rollingMean));
        for (FirstChange first : FirstChange.values()) {
            kinds.add(new Kind("TrueRange " + first, () -> {
                TrueRange range = new TrueRange(first);
                return ofBars(range, range::update);
            }));
        }
        for (LogReturn.Form form : LogReturn.Form.values()) {
            kinds.add(new Kind("LogReturn " + form, () -> {
                var calculator = new LogReturnCalculator(new LogReturn(12, form, Double.POSITIVE_INFINITY), 0);
                return ofCloses(calculator, calculator::update);
            }));
        }
        for (RollingZScore.Deviation deviation : RollingZScore.Deviation.values()) {
            for (int window : new int[] {3, 20}) {
                kinds.add(new Kind("RollingZScore " + deviation + window, () -> rollingZScore(deviation, window)));
                kinds.add(new Kind("RollingDeviation " + deviation + window, () -> deviation(deviation, window)));
            }
        }
        kinds.add(new Kind("Change", () -> {
            var calculator = new ChangeCalculator(new Change(3, Double.POSITIVE_INFINITY), 0);
            return ofCloses(calculator, calculator::update);
        }));
        kinds.add(new Kind("DailyChange", () -> {
            var calculator = new DailyChangeCalculator(new DailyChange(Double.POSITIVE_INFINITY), 0);
            return new Subject(calculator, (bars, i) -> calculator.update(bars.close()[i], 20_000L + i / 7));
        }));
        kinds.add(new Kind("Spread", () -> {
            var calculator = new SpreadCalculator(new Spread(10), Double.NaN);
            return ofCloses(calculator, calculator::update);
        }));
        kinds.add(new Kind("FixedZScore", () -> {
            var calculator = new FixedZScoreCalculator(new FixedZScore(3955, 10, 4), 0);
            return ofCloses(calculator, calculator::update);
        }));
        kinds.add(new Kind("FixedZSpread", () -> {
            var calculator = new FixedZSpreadCalculator(new FixedZSpread(10, -3945, 10, 4), 0);
            return ofCloses(calculator, calculator::update);
        }));
        return kinds;
    }

    private static Subject rsi(Smoothing smoothing, FirstChange first) {
        var calculator = new RsiCalculator(new Rsi(9, smoothing, 0, first, Rsi.NoLoss.UNDEFINED), 50);
        return ofCloses(calculator, calculator::update);
    }

    private static Subject atr(Smoothing smoothing, FirstChange first) {
        var calculator = new AtrPercentCalculator(new AtrPercent(10, smoothing, 0, first, 1), 0);
        return ofBars(calculator, calculator::update);
    }

    private static Subject adx(Smoothing smoothing, FirstChange first, Adx.Output output) {
        var calculator = new AdxCalculator(new Adx(5, smoothing, 0, first, output), 25);
        return ofBars(calculator, calculator::update);
    }

    private static Subject rollingZScore(RollingZScore.Deviation deviation, int window) {
        var parameters = new RollingZScore(window, 1, deviation, Double.POSITIVE_INFINITY);
        var calculator = new RollingZScoreCalculator(parameters, 0);
        return ofCloses(calculator, calculator::update);
    }

    private static Subject rollingMean() {
        RollingWindow window = new RollingWindow(2);
        RollingMean mean = new RollingMean();
        return ofCloses(
                cursor -> {
                    window.exchange(cursor);
                    mean.exchange(cursor);
                },
                x -> mean.update(window.push(x), x));
    }

    private static Subject deviation(RollingZScore.Deviation divisor, int length) {
        RollingWindow window = new RollingWindow(length);
        RollingDeviation deviation = new RollingDeviation(divisor);
        return ofCloses(
                cursor -> {
                    window.exchange(cursor);
                    deviation.exchange(cursor);
                },
                x -> {
                    double leaving = window.push(x);
                    return deviation.update(leaving, x, window);
                });
    }

    private static Subject ofCloses(Stateful state, DoubleUnaryOperator update) {
        return new Subject(state, (bars, i) -> update.applyAsDouble(bars.close()[i]));
    }

    private static Subject ofBars(Stateful state, Run.OfBars update) {
        return new Subject(state, (bars, i) -> update.update(bars.high()[i], bars.low()[i], bars.close()[i]));
    }
}
