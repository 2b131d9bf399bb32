// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.parity.arithmetic.Mean;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Pairs of two finite numbers, in order of time, and the simple relations that they may have. */
final class NumberPairs {

    /** A relation counts only if it explains as many different values. */
    private static final int FEWEST_VALUES = 3;

    private final double[] expected;
    private final double[] actual;

    private NumberPairs(double[] expected, double[] actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** Keeps those pairs of which both sides are finite. */
    static NumberPairs of(double[] expected, double[] actual) {
        double[] e = new double[expected.length];
        double[] a = new double[expected.length];
        int size = 0;
        for (int i = 0; i < expected.length; i++) {
            if (Double.isFinite(expected[i]) && Double.isFinite(actual[i])) {
                e[size] = expected[i];
                a[size] = actual[i];
                size++;
            }
        }
        return new NumberPairs(Arrays.copyOf(e, size), Arrays.copyOf(a, size));
    }

    /** Says something about a pair. */
    @FunctionalInterface
    interface Rule {
        boolean holds(double expected, double actual);
    }

    int size() {
        return expected.length;
    }

    double[] expected() {
        return expected;
    }

    double[] actual() {
        return actual;
    }

    boolean all(Rule rule) {
        for (int i = 0; i < expected.length; i++) {
            if (!rule.holds(expected[i], actual[i])) {
                return false;
            }
        }
        return true;
    }

    /** {@return how many pairs are not equal to the bit} */
    int differing() {
        int differing = 0;
        for (int i = 0; i < expected.length; i++) {
            differing += Double.compare(expected[i], actual[i]) == 0 ? 0 : 1;
        }
        return differing;
    }

    /** {@return the number that the actual values are multiplied by, NaN if there is none} */
    double factor(double close) {
        int largest = largest();
        double factor = expected[largest] / actual[largest];
        boolean holds = Double.isFinite(factor)
                && factor != 0
                && hasDifferentValues()
                && all((e, a) -> Math.abs(e - factor * a) <= close * Math.abs(e));
        return holds ? factor : Double.NaN;
    }

    /** {@return the number that is added to the actual values, NaN if there is none} */
    double offset(double close) {
        double offset = expected[0] - actual[0];
        double room = close * Math.max(Math.abs(offset), most(actual) - least(actual));
        boolean holds = hasDifferentValues() && all((e, a) -> Math.abs(e - a - offset) <= room);
        return holds ? offset : Double.NaN;
    }

    /** {@return the slope of the line that all pairs lie on, NaN if there is none} */
    double slope(double close) {
        int low = 0;
        int high = 0;
        for (int i = 1; i < actual.length; i++) {
            low = actual[i] < actual[low] ? i : low;
            high = actual[i] > actual[high] ? i : high;
        }
        double slope = (expected[high] - expected[low]) / (actual[high] - actual[low]);
        double intercept = intercept(slope);
        double room = close * (most(expected) - least(expected));
        boolean holds = Double.isFinite(slope)
                && slope != 0
                && hasDifferentValues()
                && all((e, a) -> Math.abs(e - slope * a - intercept) <= room);
        return holds ? slope : Double.NaN;
    }

    /** {@return where the line of this slope crosses the axis} */
    double intercept(double slope) {
        int largest = largest();
        return expected[largest] - slope * actual[largest];
    }

    /** Whether values are others that are held within their own least and greatest. */
    boolean isClipped(double[] clipped, double[] free) {
        double least = least(clipped);
        double most = most(clipped);
        int inside = 0;
        for (int i = 0; i < clipped.length; i++) {
            boolean equal = clipped[i] == free[i];
            boolean below = clipped[i] == least && free[i] < least;
            boolean above = clipped[i] == most && free[i] > most;
            if (!equal && !below && !above) {
                return false;
            }
            inside += equal ? 1 : 0;
        }
        return inside >= FEWEST_VALUES && inside < clipped.length;
    }

    /** {@return the largest absolute error of some of the pairs} */
    double largestError(int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }

    /** {@return how much both sides move together, from -1 to 1; 0 if one does not move} */
    double correlation() {
        double meanExpected = Mean.of(expected);
        double meanActual = Mean.of(actual);
        double both = 0;
        double ofExpected = 0;
        double ofActual = 0;
        for (int i = 0; i < expected.length; i++) {
            double e = expected[i] - meanExpected;
            double a = actual[i] - meanActual;
            both += e * a;
            ofExpected += e * e;
            ofActual += a * a;
        }
        double unit = StrictMath.sqrt(ofExpected) * StrictMath.sqrt(ofActual);
        return unit > 0 ? both / unit : 0;
    }

    static double least(double[] values) {
        return DoubleStream.of(values).min().orElse(Double.NaN);
    }

    static double most(double[] values) {
        return DoubleStream.of(values).max().orElse(Double.NaN);
    }

    private int largest() {
        int largest = 0;
        for (int i = 1; i < actual.length; i++) {
            largest = Math.abs(actual[i]) > Math.abs(actual[largest]) ? i : largest;
        }
        return largest;
    }

    private boolean hasDifferentValues() {
        return DoubleStream.of(actual).distinct().limit(FEWEST_VALUES).count() == FEWEST_VALUES;
    }
}
