// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.average.Smoother;
import io.featureparity.features.macro.ChangeCalculator;
import io.featureparity.features.macro.DailyChangeCalculator;
import io.featureparity.features.momentum.RsiCalculator;
import io.featureparity.features.returns.LogReturnCalculator;
import io.featureparity.features.rolling.RollingZScoreCalculator;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.Bars;
import io.featureparity.features.series.Generated;
import io.featureparity.features.series.Run;
import io.featureparity.features.trend.AdxCalculator;
import io.featureparity.features.volatility.AtrPercentCalculator;
import io.featureparity.features.volatility.TrueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a calculator remembers is in its state, and in its state only. */
class CalculatorStateTest {

    /** A calculator behind one way of being fed, and its state. */
    private static final class Subject {
        private final StateShape shape;
        private final double[] state;
        private final Feed feed;

        Subject(StateShape shape, Feed feed) {
            this.shape = shape;
            this.state = shape.fresh();
            this.feed = feed;
        }

        double update(Bars bars, int i) {
            return feed.update(state, bars, i);
        }

        void restore(Subject other) {
            System.arraycopy(other.state, 0, state, 0, state.length);
        }

        void assertSameState(Subject other) {
            shape.requirePossible(state);
            assertThat(Run.list(state)).isEqualTo(Run.list(other.state));
        }
    }

    @FunctionalInterface
    private interface Feed {
        double update(double[] s, Bars bars, int i);
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
            restored.update(others, i);
        }

        for (int i = 0; i < bars.length(); i++) {
            restored.restore(straight);
            restored.assertSameState(straight);

            Subject fresh = kind.make();
            fresh.restore(straight);

            Double expected = straight.update(bars, i);
            assertThat((Object) restored.update(bars, i)).isEqualTo(expected);
            assertThat((Object) fresh.update(bars, i)).isEqualTo(expected);
            restored.assertSameState(straight);
            fresh.assertSameState(straight);
        }
    }

    @Property(tries = 1000)
    void C13_restoredOnceItGoesOnToTheEndWithTheSameBits(
            @ForAll("kinds") Kind kind, @ForAll("bars") Bars before, @ForAll("bars") Bars after) {
        Subject straight = kind.make();
        for (int i = 0; i < before.length(); i++) {
            straight.update(before, i);
        }
        Subject restored = kind.make();
        restored.restore(straight);

        for (int i = 0; i < after.length(); i++) {
            Double expected = straight.update(after, i);
            assertThat((Object) restored.update(after, i)).isEqualTo(expected);
            restored.assertSameState(straight);
        }
    }

    private static List<Kind> allKinds() {
        List<Kind> kinds = new ArrayList<>();
        for (Smoothing smoothing : Smoothing.values()) {
            kinds.add(ofCloses("Smoother " + smoothing, s -> new Smoother(s, smoothing, 5), Smoother::update));
            for (FirstChange first : FirstChange.values()) {
                Rsi rsi = new Rsi(9, smoothing, 0, first, Rsi.NoLoss.UNDEFINED);
                kinds.add(ofCloses("" + rsi, s -> new RsiCalculator(s, rsi, 50), RsiCalculator::update));
                AtrPercent atr = new AtrPercent(10, smoothing, 0, first, 1);
                kinds.add(ofBars("" + atr, s -> new AtrPercentCalculator(s, atr, 0), AtrPercentCalculator::update));
                for (Adx.Output output : Adx.Output.values()) {
                    Adx adx = new Adx(5, smoothing, 0, first, output);
                    kinds.add(ofBars("" + adx, s -> new AdxCalculator(s, adx, 25), AdxCalculator::update));
                }
            }
        }
        for (FirstChange first : FirstChange.values()) {
            kinds.add(ofBars("TrueRange " + first, s -> new TrueRange(s, first), TrueRange::update));
        }
        for (LogReturn.Form form : LogReturn.Form.values()) {
            LogReturn log = new LogReturn(12, form, Double.POSITIVE_INFINITY);
            kinds.add(ofCloses("" + log, s -> new LogReturnCalculator(s, log, 0), LogReturnCalculator::update));
        }
        for (RollingZScore.Deviation deviation : RollingZScore.Deviation.values()) {
            for (int window : new int[] {2, 3, 20}) {
                RollingZScore score = new RollingZScore(window, 1, deviation, Double.POSITIVE_INFINITY);
                kinds.add(ofCloses("" + score, s -> new RollingZScoreCalculator(s, score, 0), Alone::nextScore));
            }
        }
        Change change = new Change(3, Double.POSITIVE_INFINITY);
        kinds.add(ofCloses("" + change, s -> new ChangeCalculator(s, change, 0), ChangeCalculator::update));
        kinds.add(new Kind("DailyChange", () -> {
            StateLayout layout = new StateLayout();
            var calculator = new DailyChangeCalculator(layout, new DailyChange(Double.POSITIVE_INFINITY), 0);
            return new Subject(layout.shape(), (s, bars, i) -> calculator.update(s, bars.close()[i], 20_000L + i / 7));
        }));
        return kinds;
    }

    private static <C> Kind ofCloses(String name, Function<StateLayout, C> maker, Alone.OfValue<C> update) {
        return new Kind(name, () -> {
            StateLayout layout = new StateLayout();
            C calculator = maker.apply(layout);
            return new Subject(layout.shape(), (s, bars, i) -> update.update(calculator, s, bars.close()[i]));
        });
    }

    private static <C> Kind ofBars(String name, Function<StateLayout, C> maker, Alone.OfBar<C> update) {
        return new Kind(name, () -> {
            StateLayout layout = new StateLayout();
            C calculator = maker.apply(layout);
            return new Subject(
                    layout.shape(),
                    (s, bars, i) -> update.update(calculator, s, bars.high()[i], bars.low()[i], bars.close()[i]));
        });
    }
}
