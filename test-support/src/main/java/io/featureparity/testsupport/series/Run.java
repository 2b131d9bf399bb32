// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Runs a calculator over a series. Results are lists, since two lists of doubles are equal exactly where all bits are
 * (0.0 is not -0.0), all absent values being alike.
 */
public final class Run {

    /** The absent value, short enough to be read in a row of numbers. */
    public static final double NAN = Double.NaN;

    private Run() {}

    /** A calculator that takes bars. */
    @FunctionalInterface
    public interface OfBars {

        /**
         * Takes the next bar.
         *
         * @param high the high
         * @param low the low
         * @param close the close
         * @return the result
         */
        double update(double high, double low, double close);
    }

    /**
     * Feeds values, one after the other.
     *
     * @param update the calculator
     * @param values the values
     * @return the results
     */
    public static List<Double> over(DoubleUnaryOperator update, double... values) {
        List<Double> results = new ArrayList<>();
        for (double value : values) {
            results.add(update.applyAsDouble(value));
        }
        return results;
    }

    /**
     * Feeds bars, one after the other.
     *
     * @param update the calculator
     * @param bars the bars
     * @return the results
     */
    public static List<Double> over(OfBars update, Bars bars) {
        List<Double> results = new ArrayList<>();
        for (int i = 0; i < bars.length(); i++) {
            results.add(update.update(bars.high()[i], bars.low()[i], bars.close()[i]));
        }
        return results;
    }

    /**
     * Makes a list of what was expected.
     *
     * @param values the values
     * @return the list
     */
    public static List<Double> list(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
