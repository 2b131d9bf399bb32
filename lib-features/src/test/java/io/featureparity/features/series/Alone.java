// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.series;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.rolling.RollingZScoreCalculator;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.state.StateShape;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.calculator.Subject;
import io.featureparity.testsupport.series.Bars;
import io.featureparity.testsupport.series.Run;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs a calculator on a state of its own, as if it were the only one of an engine. */
public final class Alone {

    /** What the places beside a calculator's own hold. */
    private static final double NEIGHBOUR = 7;

    private Alone() {}

    /**
     * How a calculator takes a value.
     *
     * @param <C> the calculator
     */
    @FunctionalInterface
    public interface OfValue<C> {

        /**
         * Takes the next value.
         *
         * @param calculator the calculator
         * @param state its state
         * @param value the value
         * @return the result
         */
        double update(C calculator, double[] state, double value);
    }

    /**
     * How a calculator takes a bar.
     *
     * @param <C> the calculator
     */
    @FunctionalInterface
    public interface OfBar<C> {

        /**
         * Takes the next bar.
         *
         * @param calculator the calculator
         * @param state its state
         * @param high the high
         * @param low the low
         * @param close the close
         * @return the result
         */
        double update(C calculator, double[] state, double high, double low, double close);
    }

    /**
     * Makes a calculator of values.
     *
     * @param <C> the calculator
     * @param maker makes it
     * @param update feeds it
     * @return the calculator, before the first value
     */
    public static <C> DoubleUnaryOperator values(Function<StateLayout, C> maker, OfValue<C> update) {
        StateLayout layout = new StateLayout();
        C calculator = maker.apply(layout);
        double[] state = layout.shape().fresh();
        return value -> update.update(calculator, state, value);
    }

    /**
     * Makes a calculator of bars.
     *
     * @param <C> the calculator
     * @param maker makes it
     * @param update feeds it
     * @return the calculator, before the first bar
     */
    public static <C> Run.OfBars bars(Function<StateLayout, C> maker, OfBar<C> update) {
        StateLayout layout = new StateLayout();
        C calculator = maker.apply(layout);
        double[] state = layout.shape().fresh();
        return (high, low, close) -> update.update(calculator, state, high, low, close);
    }

    /**
     * Names a calculator of values, to be held to the rules of all calculators.
     *
     * @param <C> the calculator
     * @param name its name, with its parameters
     * @param undefined what an undefined result reads as
     * @param maker makes it
     * @param update feeds it
     * @return the kind of calculator
     */
    public static <C> Kind kindOfValues(
            String name, double undefined, Function<StateLayout, C> maker, OfValue<C> update) {
        return kind(
                name, undefined, maker, (calculator, s, bars, row) -> update.update(calculator, s, bars.close()[row]));
    }

    /**
     * Names a calculator of bars, to be held to the rules of all calculators.
     *
     * @param <C> the calculator
     * @param name its name, with its parameters
     * @param undefined what an undefined result reads as
     * @param maker makes it
     * @param update feeds it
     * @return the kind of calculator
     */
    public static <C> Kind kindOfBars(String name, double undefined, Function<StateLayout, C> maker, OfBar<C> update) {
        return kind(
                name,
                undefined,
                maker,
                (calculator, s, bars, row) ->
                        update.update(calculator, s, bars.high()[row], bars.low()[row], bars.close()[row]));
    }

    /**
     * Names a calculator of values for windows of several lengths.
     *
     * @param <C> the calculator
     * @param undefined what an undefined result reads as
     * @param maker makes it for a length
     * @param update feeds it
     * @param lengths the lengths
     * @return a kind for each length
     */
    public static <C> List<Kind> kindsOfLength(
            double undefined, BiFunction<StateLayout, Integer, C> maker, OfValue<C> update, int... lengths) {
        return IntStream.of(lengths)
                .mapToObj(n -> kindOfValues("of " + n, undefined, places -> maker.apply(places, n), update))
                .toList();
    }

    /**
     * Names a calculator that averages, for each way of averaging and each first change.
     *
     * @param kinds names its kinds for one of each
     * @return all of them
     */
    public static List<Kind> kindsOfAverage(BiFunction<Smoothing, FirstChange, Stream<Kind>> kinds) {
        return Arrays.stream(Smoothing.values())
                .flatMap(smoothing ->
                        Arrays.stream(FirstChange.values()).flatMap(first -> kinds.apply(smoothing, first)))
                .toList();
    }

    /**
     * How a calculator takes a row of columns.
     *
     * @param <C> the calculator
     */
    @FunctionalInterface
    public interface OfRow<C> {

        /**
         * Takes the next row.
         *
         * @param calculator the calculator
         * @param state its state
         * @param bars the columns
         * @param row the row
         * @return the result
         */
        double update(C calculator, double[] state, Bars bars, int row);
    }

    /**
     * Names a calculator, to be held to the rules of all calculators.
     *
     * @param <C> the calculator
     * @param name its name, with its parameters
     * @param undefined what an undefined result reads as
     * @param maker makes it
     * @param update feeds it
     * @return the kind of calculator
     */
    public static <C> Kind kind(String name, double undefined, Function<StateLayout, C> maker, OfRow<C> update) {
        return new Kind(name, () -> {
            StateLayout layout = new StateLayout();
            int before = layout.number(NEIGHBOUR);
            C calculator = maker.apply(layout);
            int after = layout.number(NEIGHBOUR);
            return new InState<>(layout.shape(), before, after, calculator, update, undefined);
        });
    }

    /** A calculator among neighbours, in a state of the shape that the layout gave out. */
    private record InState<C>(StateShape shape, int before, int after, C calculator, OfRow<C> feed, double undefined)
            implements Subject {

        @Override
        public double[] fresh() {
            return shape.fresh();
        }

        @Override
        public double update(double[] state, Bars bars, int row) {
            return feed.update(calculator, state, bars, row);
        }

        @Override
        public void requirePossible(double[] state) {
            shape.requirePossible(state);
            if (state[before] != NEIGHBOUR || state[after] != NEIGHBOUR) {
                throw new AssertionError(calculator + " has written into a place that is not its own");
            }
        }

        @Override
        public int backupLength() {
            return shape.backupLength();
        }

        @Override
        public void save(double[] state, double[] backup, int at) {
            shape.save(state, backup, at);
        }

        @Override
        public void restore(double[] backup, int at, double[] state) {
            shape.restore(backup, at, state);
        }
    }

    /**
     * Feeds a rolling z-score, which moves first and is asked then.
     *
     * @param calculator the calculator
     * @param state its state
     * @param value the next value
     * @return the score
     */
    public static double nextScore(RollingZScoreCalculator calculator, double[] state, double value) {
        calculator.move(state, value);
        return calculator.score(state, value);
    }
}
