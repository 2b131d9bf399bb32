// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.series;

import io.featureparity.features.rolling.RollingZScoreCalculator;
import io.featureparity.features.state.StateLayout;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Runs a calculator on a state of its own, as if it were the only one of an engine. */
public final class Alone {

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
